"""Files and bytes become text, and what cannot be read says why and what to do."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.intake import MAX_FILE_BYTES, MAX_TEXT_CHARS, read_bytes, read_file, read_text
from assistant.parse import parse

DRAFT = "O1：让顾客愿意再来\nKR1：缺货率从 8% 降到 4%\nKR2：三家新店开业"
OKRS = [("让顾客愿意再来", ["缺货率从 8% 降到 4%", "三家新店开业"])]


@pytest.mark.parametrize(
    "data",
    [
        DRAFT.encode(),
        b"\xef\xbb\xbf" + DRAFT.encode(),
        DRAFT.encode("utf-16"),
        DRAFT.encode("utf-16-le"),
        DRAFT.encode("utf-16-be"),
        b"\xfe\xff" + DRAFT.encode("utf-16-be"),
        DRAFT.encode("gb18030"),
        DRAFT.encode("gbk"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16", "utf-16-le bare", "utf-16-be bare", "utf-16-be", "gb18030", "gbk"],
)
def test_encodings_are_recognised(data: bytes) -> None:
    assert read_bytes(data, "draft.txt") == (DRAFT, "text")


def test_western_quotes_are_no_chinese() -> None:
    assert read_bytes("O1: Guests don’t wait – café".encode("cp1252")).text == "O1: Guests don’t wait – café"


def test_line_ends_stay_and_the_bom_goes() -> None:
    assert read_text("\ufeffO1：x\r\nKR1：y\r").text == "O1：x\r\nKR1：y\r"
    assert read_bytes("O1：x\r\nKR1：y".encode()).text == "O1：x\r\nKR1：y"


def test_csv_is_said_to_be_csv() -> None:
    found = read_bytes("目标,关键结果\n让顾客愿意再来,三家新店开业".encode("gb18030"), "okr.CSV")
    assert found.kind == "csv"
    assert _okrs(found.text) == [("让顾客愿意再来", ["三家新店开业"])]


def test_word_keeps_headings_lists_tables_and_struck_text() -> None:
    import docx

    document = docx.Document()
    document.add_heading("2025 Q3 门店部", level=1)
    document.add_heading("O1：让顾客愿意再来", level=2)
    document.add_paragraph("KR1：缺货率从 8% 降到 4%", style="List Bullet")
    document.add_paragraph("每周盘点", style="List Bullet 2")
    struck = document.add_paragraph(style="List Bullet")
    struck.add_run("KR2：三家新店开业").font.strike = True
    found = read_bytes(_saved(document), "okr.docx")
    assert found.kind == "docx"
    objective = parse(found.text).objectives[0]
    assert _okrs(found.text) == OKRS
    assert [note.text for note in objective.key_results[0].notes] == ["每周盘点"]
    assert objective.key_results[1].dropped
    cycle = parse(found.text).cycle
    assert cycle is not None
    assert cycle.end == "2025-09-30"


def test_word_tables_with_merged_cells() -> None:
    import docx

    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate(
        [("目标", "关键结果"), ("让顾客愿意再来", "缺货率从 8% 降到 4%"), ("", "三家新店开业")]
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    assert _okrs(read_bytes(_saved(document), "okr.docx").text) == OKRS


def test_excel_rows_dates_percentages_and_merged_cells() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append([None, "目标", "关键结果", "截止", "进度"])
    sheet.append([None, "让顾客愿意再来", "缺货率从 8% 降到 4%", date(2025, 9, 30), 0.25])
    sheet.append([None, None, "1. 三家新店\n2. 新店店长到岗", None, None])
    sheet["E3"].number_format = "0%"
    sheet.merge_cells("B3:B4")
    found = read_bytes(_saved(book), "okr.xlsx")
    assert found.kind == "xlsx"
    objective = parse(found.text).objectives[0]
    first, second, third = objective.key_results
    assert (objective.text, first.text, first.meta.progress) == ("让顾客愿意再来", "缺货率从 8% 降到 4%", "25%")
    assert first.sentence.deadline is not None
    assert first.sentence.deadline.iso == "2025-09-30"
    assert (second.text, third.text) == ("三家新店", "新店店长到岗")


def test_excel_with_several_sheets() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in {
        "门店": [["目标", "关键结果"], ["让顾客愿意再来", "三家新店开业"]],
        "仓库": [["目标", "关键结果"], ["货不断", "缺货率 4%"]],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    text = read_bytes(_saved(book), "okr.xlsx").text
    assert _okrs(text) == [("让顾客愿意再来", ["三家新店开业"]), ("货不断", ["缺货率 4%"])]


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _encrypted() -> bytes:
    data = bytearray(_zip({"word/document.xml": b"<x/>"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

UNUSABLE = [
    ("empty", b"", "a.txt"),
    ("empty", b" \r\n\t", "a.txt"),
    ("empty", "\ufeff\u3000".encode(), "a.txt"),
    ("not_text", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0" * 9, "a.png"),
    ("not_text", bytes(range(1, 256)) * 20, "a.bin"),
    ("pdf", b"%PDF-1.7\n%\xe2\xe3", "a.pdf"),
    ("rtf", b"{\\rtf1\\ansi O1}", "a.rtf"),
    ("old_format", OLE, "a.doc"),
    ("old_format", OLE, "a.xls"),
    ("old_format", OLE, ""),
    ("password", OLE, "a.docx"),
    ("password", OLE + "EncryptedPackage".encode("utf-16-le"), ""),
    ("password", _encrypted(), "a.docx"),
    ("broken", b"PK\x03\x04" + b"junk" * 50, "a.docx"),
    ("broken", _zip({"word/document.xml": b"<w:document"}), "a.docx"),
    ("broken", _zip({"xl/workbook.xml": b"<nothing/>"}), "a.xlsx"),
    ("broken", b"no zip at all", "a.xlsx"),
    ("archive", _zip({"draft.txt": DRAFT.encode()}), "a.zip"),
    ("archive_bomb", _zip({"word/document.xml": b"0" * 20_000_000}), "a.docx"),
    ("file_too_large", b"a" * (MAX_FILE_BYTES + 1), "a.txt"),
    ("text_too_large", b"a" * (MAX_TEXT_CHARS + 1), "a.txt"),
]


@pytest.mark.parametrize(
    ("code", "data", "name"), UNUSABLE, ids=[f"{c}-{n}-{i}" for i, (c, _, n) in enumerate(UNUSABLE)]
)
def test_what_cannot_be_read_says_why_and_what_to_do(code: str, data: bytes, name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    assert caught.value.code == code
    assert caught.value.text.zh
    assert caught.value.text.en.endswith(".")


def test_pasted_text_has_limits_too() -> None:
    for text, code in (
        ("", "empty"),
        ("\u200b\n", "empty"),
        ("a" * (MAX_TEXT_CHARS + 1), "text_too_large"),
        ("\x00\x01" * 50, "not_text"),
    ):
        with pytest.raises(InputError) as caught:
            read_text(text)
        assert caught.value.code == code


def test_files_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(DRAFT.encode("gb18030"))
    assert read_file(path).text == DRAFT
    for target, code in ((tmp_path / "missing.md", "no_such_file"), (tmp_path, "is_folder")):
        with pytest.raises(InputError) as caught:
            read_file(target)
        assert caught.value.code == code


def test_word_shows_the_numbers_it_counts_itself() -> None:
    import docx

    document = docx.Document()
    document.part.numbering_part.element.extend(_numbering("77", [("decimal", "O%1"), ("chineseCounting", "KR（%2）")]))
    for text, level in [("让顾客愿意再来", 0), ("缺货率 4%", 1), ("三家新店", 1), ("外卖", 0), ("超时率 6%", 1)]:
        document.add_paragraph(text)._p.get_or_add_pPr().append(_numbered("77", level))
    found = read_bytes(_saved(document), "okr.docx").text
    assert found.split("\n") == [
        "O1 让顾客愿意再来",
        "  KR（一） 缺货率 4%",
        "  KR（二） 三家新店",
        "O2 外卖",
        "  KR（一） 超时率 6%",
    ]


def test_word_text_boxes_tracked_changes_and_nested_tables_are_read() -> None:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    for xml in (
        "<w:p {w}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>O1 框里的目标</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
        "<w:p {w}><w:r><w:t>KR1 修订</w:t></w:r><w:del><w:r><w:delText>前 20%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>后 40%</w:t></w:r></w:ins></w:p>",
        "<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>KR2 控件里</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ):
        element = parse_xml(xml.format(w=_W))
        document.element.body.insert(len(document.element.body) - 1, element)
    cell = document.add_table(1, 1).cell(0, 0)
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "KR3", "表中表 30%"
    assert _okrs(read_bytes(_saved(document), "okr.docx").text) == [
        ("框里的目标", ["修订后 40%", "控件里", "表中表 30%"])
    ]


def test_hidden_sheets_are_left_out() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    shown = book.active
    assert shown is not None
    shown.append(["目标", "关键结果"])
    shown.append(["让顾客愿意再来", "三家新店开业"])
    hidden = book.create_sheet("旧")
    hidden.sheet_state = "hidden"
    hidden.append(["目标", "关键结果"])
    hidden.append(["去年的", "不要了"])
    assert _okrs(read_bytes(_saved(book), "okr.xlsx").text) == [("让顾客愿意再来", ["三家新店开业"])]


def test_traditional_chinese_of_old_machines_is_recognised() -> None:
    text = "目標一：讓顧客願意再來\n關鍵結果1：缺貨率降到 4%"
    assert read_bytes(text.encode("cp950")).text == text


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _numbering(number: str, levels: list[tuple[str, str]]) -> list[object]:
    from docx.oxml import parse_xml

    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return [
        parse_xml(f'<w:abstractNum {_W} w:abstractNumId="{number}">{inner}</w:abstractNum>'),
        parse_xml(f'<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'),
    ]


def _numbered(number: str, level: int) -> object:
    from docx.oxml import parse_xml

    return parse_xml(f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def _okrs(text: str) -> list[tuple[str, list[str]]]:
    return [(o.text, [k.text for k in o.key_results]) for o in parse(text).objectives]
