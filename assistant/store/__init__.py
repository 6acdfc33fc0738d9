"""Where drafts are kept between visits, with their versions: in SQLite, or in any database by URL."""

from assistant.store.backup import back_up, restore
from assistant.store.drafts import Kept, Listed, Stale, Store, Version, new_id
from assistant.store.opening import open_store

__all__ = ["Kept", "Listed", "Stale", "Store", "Version", "back_up", "new_id", "open_store", "restore"]
