"""Everything that endpoints do wrong, one act each; names say what the person would say happened."""

from __future__ import annotations

import time

from tests.scripted.server import Act, Exchange, pieces


def unauthorized(exchange: Exchange) -> None:
    key = exchange.headers.get("Authorization", "").removeprefix("Bearer ")
    exchange.json(401, {"error": {"message": f"Incorrect API key provided: {key}", "code": "invalid_api_key"}})


def forbidden(exchange: Exchange) -> None:
    exchange.json(403, {"error": {"message": "Country not supported", "code": "unsupported_country"}})


def model_missing(exchange: Exchange) -> None:
    exchange.json(404, {"error": {"message": "The model `x` does not exist", "code": "model_not_found"}})


def path_missing(exchange: Exchange) -> None:
    exchange.raw(404, b"<html><h1>404</h1></html>", "text/html")


def rate_limited(seconds: float | str | None) -> Act:
    def act(exchange: Exchange) -> None:
        headers = {} if seconds is None else {"Retry-After": str(seconds)}
        exchange.json(429, {"error": {"message": "Too many requests", "type": "rate_limit_error"}}, headers)

    return act


def quota(exchange: Exchange) -> None:
    message = "You exceeded your current quota, please check your plan and billing details."
    exchange.json(429, {"error": {"message": message, "code": "insufficient_quota"}}, {"Retry-After": "1"})


def broken(exchange: Exchange) -> None:
    exchange.json(500, {"error": {"message": "internal error at line 17", "type": "server_error"}})


def bad_gateway(exchange: Exchange) -> None:
    exchange.raw(502, b"<html><h1>502 Bad Gateway</h1></html>", "text/html")


def overloaded(seconds: float) -> Act:
    def act(exchange: Exchange) -> None:
        exchange.json(503, {"error": {"message": "overloaded"}}, {"Retry-After": str(seconds)})

    return act


def too_long(exchange: Exchange) -> None:
    message = "This model's maximum context length is 8192 tokens, however you requested 9000 tokens."
    exchange.json(400, {"error": {"message": message, "code": "context_length_exceeded"}})


def filtered_before(exchange: Exchange) -> None:
    message = "The response was filtered due to the prompt triggering content management policy."
    exchange.json(400, {"error": {"message": message, "code": "content_filter"}})


def silent(seconds: float) -> Act:
    """Takes the request and says nothing."""

    def act(exchange: Exchange) -> None:
        time.sleep(seconds)
        exchange.hang_up()

    return act


def stalls_after(text: str, seconds: float) -> Act:
    def act(exchange: Exchange) -> None:
        exchange.begin()
        exchange.delta(text)
        time.sleep(seconds)
        exchange.hang_up()

    return act


def drops_after(text: str) -> Act:
    """Streams `text` and ends the connection as if all were said."""

    def act(exchange: Exchange) -> None:
        exchange.begin()
        for piece in pieces(text, 24):
            exchange.delta(piece)
        exchange.hang_up()

    return act


def breaks_chunks_after(text: str) -> Act:
    """Streams `text` with a length that it then does not keep: the transport notices."""

    def act(exchange: Exchange) -> None:
        handler = exchange._handler
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for piece in pieces(text, 24):
            exchange.delta(piece)
        exchange.hang_up()

    return act


def truncated_after(text: str) -> Act:
    def act(exchange: Exchange) -> None:
        exchange.say(text, finish="length")

    return act


def refuses(exchange: Exchange) -> None:
    exchange.begin()
    exchange.delta(refusal="I'm sorry, ")
    exchange.delta(refusal="I cannot help with that.")
    exchange.done()


def filtered(exchange: Exchange) -> None:
    exchange.begin()
    exchange.delta('{"objectives":[{"text":"')
    exchange.done(finish="content_filter")


def html(exchange: Exchange) -> None:
    exchange.raw(200, b"<!doctype html><title>Sign in</title>", "text/html; charset=utf-8")


def plain_text(exchange: Exchange) -> None:
    exchange.raw(200, b"It works!", "text/plain")


def error_body(exchange: Exchange) -> None:
    exchange.json(200, {"error": {"message": "upstream exploded"}})


def error_in_stream(exchange: Exchange) -> None:
    exchange.begin()
    exchange.event({"error": {"message": "upstream exploded", "code": 500}})
    exchange.event("[DONE]")


def no_choices(exchange: Exchange) -> None:
    exchange.begin()
    exchange.event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "x", "choices": []})
    exchange.event("[DONE]")


def choices_are_null(exchange: Exchange) -> None:
    exchange.begin()
    exchange.event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "x", "choices": None})
    exchange.event("[DONE]")


def json_without_choices(exchange: Exchange) -> None:
    exchange.json(200, {"status": "ok"})


def nothing_at_all(exchange: Exchange) -> None:
    exchange.begin()
    exchange.event("[DONE]")


def empty(exchange: Exchange) -> None:
    exchange.begin()
    exchange.delta("")
    exchange.done()


def garbled_events(exchange: Exchange) -> None:
    exchange.begin()
    exchange.event("{not json")


def hangs_up(exchange: Exchange) -> None:
    exchange.hang_up()


def says(text: str, *, chunk: int = 24) -> Act:
    """Says `text`, whatever was asked."""

    def act(exchange: Exchange) -> None:
        exchange.say(text, chunk=chunk)

    return act


def says_whole(text: str) -> Act:
    """Ignores that a stream was asked for."""

    def act(exchange: Exchange) -> None:
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        exchange.json(200, {"id": "1", "object": "chat.completion", "created": 1, "model": "x", "choices": [choice]})

    return act


def knows_only(*forms: str, then: Act) -> Act:
    """Refuses every way to ask for a form but `forms` ("json_schema", "json_object", "text")."""

    def act(exchange: Exchange) -> None:
        if exchange.form in forms:
            then(exchange)
        else:
            message = f"'response_format' of type '{exchange.form}' is not supported with this model."
            exchange.json(400, {"error": {"message": message, "type": "invalid_request_error"}})

    return act


def knows_no(field: str, then: Act) -> Act:
    """Refuses requests with a field that it does not know."""

    def act(exchange: Exchange) -> None:
        if field in exchange.body:
            exchange.json(400, {"error": {"message": f"Unrecognized request argument supplied: {field}"}})
        else:
            then(exchange)

    return act
