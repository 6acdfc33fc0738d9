"""Metrics for leaders: a sheet is read back, sorted into four trays, asked about once, and accounted for.

What a page calls, in this order; everything is a pure function over frozen values and needs no model:

    board = read_board(text, cycle=...)             the sheet read back and sorted; no rows where it holds no metric
    read_back(board, lang)                          "14 个指标，单位万元取自表头，合计行没放进来"
    board.tray("win"), row.reason, board.sums       the trays with a reason for each row, the arithmetic of the sheet
    board = move(board, row.id, "guard")            a row put elsewhere by hand
    read_board(text, told={"column3": "floor"})     a column that was read wrongly, said to hold something else
    purpose_question(board)                         the one question, with options; own words are an answer too
    answers_of(board, purpose)                      what to put into `Request.answers` so that a draft knows all this

Then a draft is asked for as always, with `Request(mode="metrics", metrics=text, answers=...)`; its outcome carries the
board, and `receipt_of(outcome.board, proposal, outcome.questions).text` says where every target went.
"""

from assistant.metrics.board import answers_of, board_of, consumed, read_back, read_board
from assistant.metrics.called import Level, names_beside
from assistant.metrics.choose import Group, choose
from assistant.metrics.columns import COLUMN_NAMES
from assistant.metrics.compose import key_result_text
from assistant.metrics.document import document_of, on_rows, read_document
from assistant.metrics.purpose import is_option, objective_for, purpose_of, purpose_question
from assistant.metrics.receipt import Receipt, receipt_of, states
from assistant.metrics.recognise import is_metric_list
from assistant.metrics.trays import TRAY_NAMES, move, read_tray, sort_rows, trays_text

__all__ = [
    "COLUMN_NAMES",
    "TRAY_NAMES",
    "Group",
    "Level",
    "Receipt",
    "answers_of",
    "board_of",
    "choose",
    "consumed",
    "document_of",
    "is_metric_list",
    "is_option",
    "key_result_text",
    "move",
    "names_beside",
    "objective_for",
    "on_rows",
    "purpose_of",
    "purpose_question",
    "read_back",
    "read_board",
    "read_document",
    "read_tray",
    "receipt_of",
    "sort_rows",
    "states",
    "trays_text",
]
