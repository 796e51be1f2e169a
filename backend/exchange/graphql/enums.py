"""Enums of the portal's side of the door, named for GraphQL before any type uses them."""

import strawberry

from backend.exchange.lifecycle import KeyRequestState
from backend.foundation.viewer import ExchangeScope

__all__ = ["ExchangeScope", "KeyRequestState"]

strawberry.enum(ExchangeScope, description="What a key is good for 接口权限.")
strawberry.enum(KeyRequestState, description="Where a request for a key stands 密钥申请状态.")
