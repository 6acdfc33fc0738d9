"""House rules as a person sets them, one answer per check, and as the YAML that the command line reads."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from assistant.checks import all_checks
from assistant.profiles import CycleLength, Profile, load_profile
from assistant.types import Severity, Text

TITLE = Text("自己的规矩", "House rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """What a house wants: how many, how grave each check is (None: off), sides in disputes, own words."""

    base: str = "default"
    objectives: tuple[int, int] = (1, 3)
    key_results: tuple[int, int] = (2, 4)
    cycle: CycleLength = "quarter"
    says: Mapping[str, Severity | None] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def rules_of(profile: Profile, base: str = "default") -> HouseRules:
    """The rules that a profile stands for, seen as a change of `base`."""
    return HouseRules(
        base=base,
        objectives=(profile.objectives.min, profile.objectives.max),
        key_results=(profile.key_results.min, profile.key_results.max),
        cycle=profile.cycle,
        says={c.id: says(profile, c.id) for c in all_checks() if c.scope == "draft"},
        positions=dict(profile.positions),
        words=dict(profile.words),
    )


def says(profile: Profile, check: str) -> Severity | None:
    """How grave a finding of a check is under a profile before its context softens it; None where it is off."""
    if check in profile.off:
        return None
    return profile.severities.get(check) or next(c.severity for c in all_checks() if c.id == check)


def as_yaml(rules: HouseRules) -> str:
    """The rules as YAML: what they take from the base is not repeated."""
    base = load_profile(rules.base)
    entries: dict[str, object] = {"extends": rules.base, "title": {"zh": TITLE.zh, "en": TITLE.en}}
    for name, wanted, had in (
        ("objectives", rules.objectives, base.objectives),
        ("key_results", rules.key_results, base.key_results),
    ):
        if wanted != (had.min, had.max):
            entries[name] = {"min": wanted[0], "max": wanted[1]}
    if rules.cycle != base.cycle:
        entries["cycle"] = rules.cycle
    changed = {check: said for check, said in rules.says.items() if said != says(base, check)}
    severities = {c: s for c, s in changed.items() if s is not None and s != _without_off(base, c)}
    off = [check for check, said in changed.items() if said is None]
    on = [check for check, said in changed.items() if said is not None and check in base.off]
    entries |= {k: v for k, v in (("severities", severities), ("off", off), ("on", on)) if v}
    positions = {d: side for d, side in rules.positions.items() if side != base.position(d)}
    words = {
        k: list(v) for k, some in rules.words.items() if (v := [w for w in some if w not in base.words.get(k, ())])
    }
    entries |= {k: v for k, v in (("positions", positions), ("words", words)) if v}
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120)


def profile_of(rules: HouseRules) -> Profile:
    """The profile that the rules make, read as the command line will read it. Raises KnowledgeError on a wrong value."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rules.yml"
        path.write_text(as_yaml(rules), encoding="utf-8")
        return load_profile(path)


def base_of(path: Path) -> str:
    """The built-in profile that a file of house rules extends."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return "default"
    return str(entries.get("extends", "default")) if isinstance(entries, dict) else "default"


def save_rules(rules: HouseRules, path: Path) -> None:
    """Write the rules to `path`, all or nothing. Raises KnowledgeError on a wrong value, OSError where it cannot write."""
    profile_of(rules)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(as_yaml(rules), encoding="utf-8")
    new.replace(path)


def _without_off(base: Profile, check: str) -> Severity | None:
    return says(replace(base, off=base.off - {check}), check)
