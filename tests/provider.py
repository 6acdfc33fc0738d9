"""A small OpenID Connect provider on loopback: discovery, authorize, token, keys; who signs in is chosen by the test."""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "okr", "a-secret-for-tests-only"


class Provider:
    """`signs_in` is the name of whoever sits at the browser; None refuses. `down` answers nothing but errors."""

    def __init__(self) -> None:
        self.signs_in: str | None = "lin"
        self.down = False
        self.signed_in: list[str] = []
        self.key = RSAKey.generate_key(2048, parameters={"kid": "test", "use": "sig", "alg": "RS256"})
        self.codes: dict[str, dict[str, Any]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def secrets(self, page: str) -> str:
        """What stands in Streamlit's secrets.toml for a page at the address `page`."""
        return (
            f'[auth]\nredirect_uri = "{page}/oauth2callback"\ncookie_secret = "{secrets.token_hex(32)}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{self.url}/.well-known/openid-configuration"\n'
        )

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to: with a code, or with a refusal."""
        assert asked["client_id"] == CLIENT
        if self.signs_in is None:
            return f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
        code = secrets.token_urlsafe(8)
        self.codes[code] = {"name": self.signs_in, "nonce": asked.get("nonce")}
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """The tokens for a code that is used for the first time, by the client that it was made for."""
        told = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        granted = self.codes.pop(form.get("code", ""), None)
        if told != f"{CLIENT}:{SECRET}" or granted is None or "code_verifier" not in form:
            return None
        name, now = granted["name"], int(time.time())
        self.signed_in.append(name)
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": f"id-of-{name}",
            "name": name.title(),
            "email": f"{name}@example.com",
            "email_verified": True,
            "nonce": granted["nonce"],
            "iat": now,
            "exp": now + 3600,
        }
        signed = jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.key)
        return {"access_token": secrets.token_hex(8), "token_type": "Bearer", "expires_in": 3600, "id_token": signed}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                address = urlsplit(self.path)
                if provider.down:
                    self._json(None)
                elif address.path == "/authorize":
                    self.send_response(302)
                    asked = {k: v[0] for k, v in parse_qs(address.query).items()}
                    self.send_header("Location", provider.authorize(asked))
                    self.end_headers()
                elif address.path == "/keys":
                    self._json({"keys": [provider.key.as_dict(private=False)]})
                else:
                    self._json(provider.discovery())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {k: v[0] for k, v in parse_qs(body).items()}
                self._json(None if provider.down else provider.token(form, self.headers.get("Authorization", "")))

            def _json(self, value: dict[str, Any] | None) -> None:
                data = json.dumps(value or {"error": "server_error"}).encode()
                self.send_response(400 if value is None else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                return None

        return Handler


@contextmanager
def provider_running() -> Iterator[Provider]:
    provider = Provider()
    thread = threading.Thread(target=provider.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.server.shutdown()
        provider.server.server_close()
        thread.join()
