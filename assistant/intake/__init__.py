"""Files and bytes become text: encodings, .docx, .xlsx, .csv, and clear words about what cannot be read."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import NamedTuple

from assistant.errors import InputError
from assistant.text.late import late_compile
from assistant.types import Text

MAX_FILE_BYTES = 10_000_000
MAX_TEXT_CHARS = 2_000_000
MAX_UNPACKED_BYTES = 40_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROL = late_compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PAIR = b"[\x81-\xfe][\x80-\xfe]"
_COMMON = late_compile("[\t\r\n -~\u00a0-\u00ff\u2010-\u22ff\u2460-\u25ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_OLD = {".doc": ".docx", ".xls": ".xlsx", ".ppt": ".pptx", ".wps": ".docx", ".et": ".xlsx"}


class Intake(NamedTuple):
    """Decoded text and the kind it came from ("text", "csv", "xlsx", "docx")."""

    text: str
    kind: str


def read_text(text: str) -> Intake:
    """A pasted text: the BOM goes, line ends stay.

    Raises InputError when it is empty, binary or larger than the limit.
    """
    return Intake(_usable(text.removeprefix("\ufeff")), "text")


def read_file(path: Path) -> Intake:
    """The file at `path`. Raises InputError when it is missing or cannot be used."""
    return read_bytes(file_bytes(path), path.name)


def file_bytes(path: Path) -> bytes:
    """What the file at `path` holds. Raises InputError when it is missing, too large or cannot be opened."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise _error(
                "is_folder",
                f"{path.name} 是文件夹，请给出其中的一个文件。",
                f"{path.name} is a folder; name a file in it.",
            )
        if size > MAX_FILE_BYTES:
            raise _too_large(size)
        return path.read_bytes()
    except FileNotFoundError:
        raise _error(
            "no_such_file", f"找不到文件 {path}，请检查路径。", f"There is no file {path}; check the path."
        ) from None
    except (OSError, ValueError) as reason:
        raise _error(
            "unreadable_file",
            f"打不开文件 {path.name}：{reason}。请检查权限。",
            f"{path.name} cannot be opened: {reason}. Check its permissions.",
        ) from reason


def read_bytes(data: bytes, name: str = "") -> Intake:
    """The bytes of a file called `name`: UTF-8 with or without BOM, UTF-16, GB18030, .docx, .xlsx, .csv.

    Raises InputError naming what is wrong (broken, password-protected, too large, an archive bomb, not text).
    """
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(len(data))
    suffix = Path(name).suffix.lower()
    if not data.strip(b"\x00 \r\n\t"):
        raise _empty()
    if data.startswith(_OLE):
        raise _ole(data, suffix)
    if data.startswith(b"%PDF"):
        raise _error(
            "pdf",
            "读不了 PDF。请把文字复制出来粘贴，或另存为 .docx 再试。",
            "PDF files cannot be read. Copy the text out and paste it, or save it as .docx.",
        )
    if data.startswith(b"{\\rtf"):
        raise _error(
            "rtf",
            "读不了 RTF。请另存为 .docx，或直接粘贴文字。",
            "RTF files cannot be read. Save it as .docx, or paste the text.",
        )
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if suffix in (".docx", ".xlsx"):
        raise _broken(suffix)
    return Intake(_usable(_decode(data)), "csv" if suffix == ".csv" else "text")


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\x00" in data and len(data) % 2 == 0:
        wide = max((data.decode(name, errors="replace") for name in ("utf-16-le", "utf-16-be")), key=_common)
        if _common(wide) >= 0.9:
            return wide
    if b"\x00" in data:
        raise _binary()
    if not re.search(_PAIR, data):
        # "don\x92t": single bytes above ASCII between letters are Western quotes and accents, no Chinese characters.
        return data.decode("cp1252", errors="replace")
    for name in ("gb18030", "cp950"):  # the mainland's, then Taiwan's and Hong Kong's
        text = data.decode(name, errors="replace")
        if _common(text) >= 0.9:
            return text
    raise _binary()


def _common(text: str) -> float:
    """The share of characters that people type in Chinese or English, in the first thousands."""
    return len(_COMMON.findall(text[:5000])) / max(len(text[:5000]), 1)


def _usable(text: str) -> str:
    if not text.strip("\ufeff\u200b \t\r\n\u3000\xa0"):
        raise _empty()
    if len(text) > MAX_TEXT_CHARS:
        raise _error(
            "text_too_large",
            f"文本有 {len(text):,} 个字符，上限是 {MAX_TEXT_CHARS:,}。请只粘贴 OKR 部分。",
            f"The text has {len(text):,} characters, the limit is {MAX_TEXT_CHARS:,}. Paste only the OKRs.",
        )
    if len(_CONTROL.findall(text)) * 50 > len(text):
        raise _binary()
    return text


def _archive(data: bytes) -> Intake:
    """A .docx or .xlsx, told apart by what is inside; sizes are looked at before anything is unpacked."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = {info.filename for info in infos}
            unpacked = sum(info.file_size for info in infos)
            if unpacked > MAX_UNPACKED_BYTES or any(
                info.file_size > 1_000_000 and info.file_size > 200 * max(info.compress_size, 1) for info in infos
            ):
                raise _error(
                    "archive_bomb",
                    f"文件解压后有 {unpacked:,} 字节，不正常，没有打开。请另存一份或直接粘贴文字。",
                    f"The file unpacks to {unpacked:,} bytes, which is not normal, so it was not opened. "
                    "Save a fresh copy or paste the text.",
                )
            if any(info.flag_bits & 1 for info in infos):
                raise _protected()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as reason:
        raise _broken("") from reason
    try:
        if any(name.startswith("word/") for name in names):
            from assistant.intake.word import docx_text

            return Intake(_usable(docx_text(data)), "docx")
        if any(name.startswith("xl/") for name in names):
            from assistant.intake.excel import xlsx_text

            return Intake(_usable(xlsx_text(data)), "xlsx")
    except InputError:
        raise
    except Exception as reason:  # the office readers raise whatever their XML parser meets
        raise _broken("") from reason
    raise _error(
        "archive",
        "这是一个压缩包，不是 .docx 或 .xlsx。请先解压，再给出里面的文件。",
        "This is an archive, neither .docx nor .xlsx. Unpack it and give the file inside.",
    )


def _error(code: str, zh: str, en: str) -> InputError:
    return InputError(code, Text(zh, en))


def _empty() -> InputError:
    return _error(
        "empty",
        "内容是空的。请粘贴 OKR 草稿，或给出一个有文字的文件。",
        "There is nothing in it. Paste a draft or give a file with text.",
    )


def _binary() -> InputError:
    return _error(
        "not_text",
        "这不是文本文件。能读 .txt、.md、.csv、.docx、.xlsx，也可以直接粘贴文字。",
        "This is not a text file. Readable are .txt, .md, .csv, .docx and .xlsx; or paste the text.",
    )


def _too_large(size: int) -> InputError:
    return _error(
        "file_too_large",
        f"文件有 {size:,} 字节，上限是 {MAX_FILE_BYTES:,}。请只保留 OKR 部分。",
        f"The file has {size:,} bytes, the limit is {MAX_FILE_BYTES:,}. Keep only the OKRs.",
    )


def _broken(suffix: str) -> InputError:
    what = suffix or "Office"
    return _error(
        "broken",
        f"{what} 文件已损坏，打不开。请用 Word、Excel 或 WPS 另存一份再试，或直接粘贴文字。",
        f"The {what} file is broken and cannot be opened. Save a fresh copy from Word or Excel, or paste the text.",
    )


def _protected() -> InputError:
    return _error(
        "password",
        "文件有密码保护。请去掉密码另存一份，或直接粘贴文字。",
        "The file is password-protected. Save a copy without the password, or paste the text.",
    )


def _ole(data: bytes, suffix: str) -> InputError:
    """Old Office files and encrypted new ones share a container; the latter name their package in UTF-16."""
    if suffix in (".docx", ".xlsx") or "EncryptedPackage".encode("utf-16-le") in data:
        return _protected()
    new = _OLD.get(suffix, ".docx / .xlsx")
    return _error(
        "old_format",
        f"读不了旧格式{f' {suffix}' if suffix else '的 Office 文件'}。请另存为 {new} 再试，或直接粘贴文字。",
        f"The old {f'{suffix} format' if suffix else 'Office format'} cannot be read. Save it as {new}, or paste the text.",
    )
