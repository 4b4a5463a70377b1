# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The pages that a person meets at a provider: who are you, and may this application do that."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from authlib.oauth2 import OAuth2Error
from flask import Response, redirect, render_template, request, session

if TYPE_CHECKING:
    from .provider import Provider


class SignIn:
    """One authorization request, asked again at each step: its parameters stay in the address.

    The browser's session remembers who is signed in, as it does at the real providers; that is
    how people end up connecting the wrong account.
    """

    def __init__(self, provider: Provider):
        self._provider = provider

    def page(self) -> Any:
        try:
            grant = self._provider.server.get_consent_grant(end_user=session.get("user"))
        except OAuth2Error as error:
            return self._refuse(error)
        if request.method == "POST":
            return self._posted(grant)
        return self._next_step(grant)

    def _posted(self, grant: Any) -> Any:
        if not secrets.compare_digest(request.form.get("form_token", ""), _form_token()):
            return self._render("error.html", message="This page is too old. Start again."), 400
        step = {
            "sign_in": self._sign_in,
            "other": self._use_another,
            "continue": self._continue,
            "allow": self._allow,
            "deny": self._deny,
            "back": self._back_without_consent,
        }.get(request.form.get("step", ""))
        return step(grant) if step else self._next_step(grant)

    def _next_step(self, grant: Any) -> Any:
        user = session.get("user")
        if user not in self._provider.people:
            return self._render("sign_in.html", address=request.args.get("login_hint", ""))
        if self._must_choose(user):
            return self._render("choose.html", user=user)
        return self._consent_or_finish(grant, user)

    def _must_choose(self, user: str) -> bool:
        prompts = request.args.get("prompt", "").split()
        hint = request.args.get("login_hint", "").lower()
        asked_before = session.get("chosen") == request.args.get("state")
        return not asked_before and (
            "select_account" in prompts or "login" in prompts or hint not in ("", user)
        )

    def _sign_in(self, grant: Any) -> Any:
        address = request.form.get("address", "").strip().lower()
        person = self._provider.person(address)
        if not person:
            return self._render("sign_in.html", address=address, problem="No such account here."), 400
        password = request.form.get("password", "")
        if not secrets.compare_digest(password.encode(), self._provider.password(person.address).encode()):
            return self._render("sign_in.html", address=address, problem="Wrong password."), 400
        session["user"] = person.address
        return self._continue(grant)

    def _use_another(self, _grant: Any) -> Any:
        session.pop("user", None)
        return self._render("sign_in.html", address=request.args.get("login_hint", ""))

    def _continue(self, _grant: Any) -> Any:
        session["chosen"] = request.args.get("state")
        return redirect(request.url, code=303)

    def _consent_or_finish(self, grant: Any, user: str) -> Any:
        provider = self._provider
        asked = provider.asked_scopes(grant.request.payload.scope)
        missing = asked - provider.store.consented(provider.name, user)
        if missing and provider.behaviour.admin_consent:
            return self._render("admin_consent.html", user=user)
        if missing or "consent" in request.args.get("prompt", "").split():
            return self._ask_consent(user, asked)
        return self._finish(grant, user)

    def _ask_consent(self, user: str, asked: set[str]) -> str:
        texts = {self._provider.scope_texts.get(scope, scope) for scope in asked}
        return self._render("consent.html", user=user, texts=sorted(texts), scopes=sorted(asked))

    def _allow(self, grant: Any) -> Any:
        user = session.get("user")
        if user not in self._provider.people or self._provider.behaviour.admin_consent:
            return self._next_step(grant)
        granted = self._provider.asked_scopes(grant.request.payload.scope)
        self._provider.store.consent(self._provider.name, user, granted)
        return self._finish(grant, user)

    def _finish(self, grant: Any, user: str) -> Response:
        session.pop("chosen", None)
        return self._provider.server.create_authorization_response(grant_user=user, grant=grant)

    def _deny(self, grant: Any) -> Response:
        return self._return(grant, self._provider.denied())

    def _back_without_consent(self, grant: Any) -> Response:
        return self._return(grant, self._provider.admin_consent_denied())

    def _return(self, grant: Any, parameters: dict[str, str]) -> Response:
        """To the application, which is told why there is no code."""
        session.pop("chosen", None)
        parameters = {**parameters, "state": request.args.get("state", "")}
        separator = "&" if "?" in grant.redirect_uri else "?"
        return redirect(f"{grant.redirect_uri}{separator}{urlencode(parameters)}", code=302)

    def _refuse(self, error: OAuth2Error) -> Any:
        """To the application where its address is known to be right, else on a page here."""
        if error.redirect_uri:
            return self._provider.server.handle_error_response(None, error)
        return self._render("error.html", message=self._provider.page_error(error)), 400

    def _render(self, template: str, **values: Any) -> str:
        return render_template(template, title=self._provider.title, form_token=_form_token(), **values)


def _form_token() -> str:
    """Known to this browser's session only."""
    return session.setdefault("form_token", secrets.token_urlsafe(16))
