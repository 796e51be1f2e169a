"""Tortoise's executor with a cheaper memory of what the schema was at every step.

Tortoise makes the classes of all models anew for every operation, twice, and looks at one of them:
33 migrations of a hundred models took half a minute. Here a class is made when an operation asks
for it, together with those that it points to. The SQL is Tortoise's, and the same.
"""

from collections.abc import Iterable

from tortoise.fields.relational import ForeignKeyFieldInstance, ManyToManyFieldInstance
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.schema_generator.state import ModelState, State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.models import Model

_RELATIONS = (ForeignKeyFieldInstance, ManyToManyFieldInstance)

Key = tuple[str, str]
"""The label of an app and the name of a model in it."""


class Executor(MigrationExecutor):
    """Applies migrations forward, each in a transaction, as Tortoise's own does."""

    async def _project_state(
        self, applied: set[MigrationKey], *, upto: MigrationKey | None = None
    ) -> State:
        if upto is not None:
            raise ValueError("migrations go forward only")
        apps = {
            label: config.get("default_connection", "default")
            for label, config in self.loader.apps_config.items()
        }
        state = LazyState({}, apps)
        for key in self._full_plan():
            migration = self.loader.graph.nodes[key]
            if migration is None:
                raise ValueError(f"Missing migration for {key}")
            if key in applied:
                await migration.apply(state, dry_run=True)
        return state


class LazyState(State):
    """What the models are after an operation, without their classes."""

    def __init__(self, models: dict[Key, ModelState], connections: dict[str, str]) -> None:
        super().__init__(models=models, apps=LazyApps(models, connections))
        self._connections = connections

    def clone(self) -> State:
        """Operations put another field in a field's place: the fields need no copies."""
        models = {key: _beside(model) for key, model in self.models.items()}
        return LazyState(models, self._connections)

    def reload_model(self, app_label: str, model_name: str) -> None:
        """Nothing was made that would have to be made again."""

    def reload_models(self, model_tuples: Iterable[Key]) -> None:
        """Nothing was made that would have to be made again."""

    def validate_relations_initialized(self) -> None:
        """Raises RuntimeError for a model that points to one that no migration made."""
        for (app, name), model in self.models.items():
            for target in _targets(model, self.apps):
                if target not in self.models:
                    raise RuntimeError(f"{app}.{name} points to {'.'.join(target)}, which is none")


class LazyApps(StateApps):
    """Makes the class of a model when it is asked for."""

    def __init__(self, models: dict[Key, ModelState], connections: dict[str, str]) -> None:
        super().__init__(default_connections=connections)
        self._models = models

    def get_model(self, app_label: str, model_name: str | None = None) -> type[Model]:
        """The class; raises KeyError for a model that there is not."""
        wanted = self.split_reference(app_label) if model_name is None else (app_label, model_name)
        needed = {key: self._models[key].clone() for key in self._reached_from(wanted)}
        made = StateApps(default_connections=self._default_connections).clone(needed)
        return made.get_model(*wanted)

    def unregister_model(self, app_label: str, model_name: str) -> None:
        """Nothing was made that would have to be forgotten."""

    def _reached_from(self, wanted: Key) -> list[Key]:
        """The model, and those that it points to, as do these: their keys are its columns."""
        found = [wanted]
        for key in found:
            targets = _targets(self._models[key], self)
            found += [each for each in targets if each in self._models and each not in found]
        return found


def _targets(model: ModelState, apps: StateApps) -> list[Key]:
    relations = [field for field in model.fields.values() if isinstance(field, _RELATIONS)]
    return list(dict.fromkeys(apps.split_reference(field.model_name) for field in relations))


def _beside(model: ModelState) -> ModelState:
    return ModelState(
        name=model.name,
        app=model.app,
        table=model.table,
        abstract=model.abstract,
        description=model.description,
        options=dict(model.options),
        bases=model.bases,
        pk_field_name=model.pk_field_name,
        fields=dict(model.fields),
    )
