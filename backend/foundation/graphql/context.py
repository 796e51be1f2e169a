"""What a resolver may reach: the viewer, the services, batch loaders; nothing of HTTP."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import strawberry
from strawberry.dataloader import DataLoader

from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, Department, Official, SignedIn, Visitor

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(kw_only=True)
class SessionChange:
    """What the answer must do to the session cookie: set this token, or clear it."""

    token: str | None


@dataclass(kw_only=True)
class Reach:
    """What every resolver of every door may reach. One per request."""

    services: Services
    introspection: bool = False
    """Whether the schema may be asked about itself."""
    is_sealing: bool = False
    """Whether a paper is being printed and sealed, see InSteps."""
    _loaders: dict[object, DataLoader[Any, Any]] = field(
        default_factory=dict[object, DataLoader[Any, Any]]
    )

    async def load(self, batch: Callable[[list[K]], Awaitable[list[V]]], key: K) -> V:
        """Loads by key through one DataLoader per batch function: the function is the registry."""
        loader = self._loaders.get(batch)
        if loader is None:
            loader = self._loaders[batch] = DataLoader(load_fn=cast("Any", batch))
        return await loader.load(key)


@dataclass(kw_only=True)
class Context(Reach):
    """The door for people."""

    viewer: Visitor
    agent: str = ""
    """What the browser says it is (User-Agent); believed only for a word in a list."""
    session_change: SessionChange | None = None

    @property
    def citizen(self) -> Citizen:
        """The viewer of a door whose audience is ForCitizens."""
        assert isinstance(self.viewer, Citizen), "the door's audience must be ForCitizens"
        return self.viewer

    @property
    def official(self) -> Official:
        """The viewer of a door whose audience is ForOfficials or narrower."""
        assert isinstance(self.viewer, Official), "the door's audience must be ForOfficials"
        return self.viewer

    @property
    def signed_in(self) -> SignedIn:
        """The viewer of a door whose audience is ForSignedIn."""
        assert not isinstance(self.viewer, Anonymous), "the door's audience must be ForSignedIn"
        return self.viewer


@dataclass(kw_only=True)
class DepartmentContext(Reach):
    """The door for other organisations' systems."""

    viewer: Department


Info = strawberry.Info[Context, None]
DepartmentInfo = strawberry.Info[DepartmentContext, None]
