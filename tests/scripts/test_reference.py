"""The reference of a schema says what the schema says, and nothing else."""

from scripts.local import reference

SDL = '''
"""Everything that reads."""
type Query {
  """Whether a paper holds | today."""
  verify(
    """The code on it."""
    code: String!
    first: Int = 20
  ): Answer!
}

type Mutation {
  """Asks her."""
  ask(input: Wish!): Outcome!
}

"""What came of it."""
union Answer = Found | Missing

type Found { """Its number.""" number: String! outcome: Outcome! }
type Missing { why: String }
enum Outcome { VALID REVOKED }
input Wish { """What for.""" purpose: String! }
scalar Sha256
'''


def test_questions_come_with_their_arguments_and_what_they_give() -> None:
    page = reference.page(SDL, "The door")

    assert page.startswith("# The door\n")
    assert "### `verify`\n\nWhether a paper holds \\| today.\n\nGives `Answer!`.\n" in page
    assert "| `code` | `String!` | The code on it. |" in page
    assert "| `first` | `Int` | Default: `20`. |" in page
    assert page.index("## Questions") < page.index("## Verbs") < page.index("## Types")


def test_every_own_type_is_there_and_no_built_in_one() -> None:
    page = reference.page(SDL, "The door")

    for line in (
        "One of `Found`, `Missing`.",
        "One of `VALID`, `REVOKED`.",
        "| `purpose` | `String!` | What for. |",
        "### `Sha256`",
    ):
        assert line in page
    assert "__Schema" not in page
    assert "### `Int`" not in page


def test_a_schema_that_only_reads_has_no_verbs() -> None:
    assert "## Verbs" not in reference.page("type Query { now: Int }", "Small")
