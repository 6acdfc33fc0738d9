"""Drafts have names, owners, a count of savings and a place for what was deleted; versions stand beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what a list of drafts needs, and the table of versions."""
    op.add_column("sessions", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    for name in ("name", "summary", "owner"):
        op.add_column("sessions", sa.Column(name, sa.String(200), nullable=False, server_default=""))
    op.add_column("sessions", sa.Column("removed", sa.DateTime(), nullable=True))
    op.create_index("ix_sessions_owner", "sessions", ["owner"])
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("session", sa.String(40), sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False, server_default=""),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.UniqueConstraint("session", "number"),
    )
    op.create_index("ix_versions_session", "versions", ["session"])
