"""A resident who signed in before, and her answers to the questions of a request."""

import io
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

from PIL import Image
from playwright.async_api import Browser, FilePayload, Page, expect

from scripts.demo.client import Client
from scripts.demo.people import Account
from scripts.walk.person import Person, Setting
from tests.running import RunningPortal

PHOTOGRAPH = "户口本.jpg"
TITLE = "居住证明"
FACTS = "我从2012年3月起一直住在小阳村第三村民小组，现在还住在那里。"
ON_A_PHONE = Setting()


@asynccontextmanager
async def somebody(
    site: RunningPortal, chromium: Browser, account: Account, setting: Setting = ON_A_PHONE
) -> AsyncGenerator[Person]:
    """On the start page, signed in."""

    async def look(page: Page, name: str) -> None:
        del page, name

    person = await Person.arrives(chromium, site.address, setting, look)
    await is_signed_in(person, account)
    yield person
    await person.leaves()


async def is_signed_in(person: Person, account: Account) -> None:
    """With a session that began elsewhere: to sign in is tested elsewhere, too."""
    with Client(person.address) as client:
        client.sign_in(account)
        session = client.http.cookies["session"]
    await person.context.add_cookies([{"name": "session", "value": session, "url": person.address}])
    await person.opens("/")
    await expect(person.page.get_by_role("link", name=account.name)).to_be_visible()


async def chooses_committee(person: Person) -> None:
    """The one question that needs signal."""
    await person.opens("/request/committee")
    await person.fills(regionCode="xiaoyang")
    await person.page.get_by_role("radio", name="岷山乡小阳村").check()
    await person.submits()
    await person.is_at("/request/about")


async def says_about_whom(person: Person) -> None:
    """About herself."""
    await person.page.locator("#about").check()
    await person.submits()
    await person.is_at("/request/what")


async def answers_the_rest(person: Person, *, files: Sequence[FilePayload] = ()) -> None:
    """All questions after the committee, up to the page where they are checked and declared."""
    await says_about_whom(person)
    await person.fills(title=TITLE)
    await person.submits()
    await person.is_at("/request/why")
    await person.fills(purpose="向人民法院立案，确认管辖", recipient="柴桑区人民法院")
    await person.submits()
    await person.is_at("/request/words")
    await person.fills(text=FACTS)
    await person.submits()
    await person.is_at("/request/files")
    await person.page.locator("#attachments-chosen").set_input_files(files=files)
    await expect(person.page.locator(".attached")).to_have_count(len(files))
    await person.submits()
    await person.is_at("/request/check")
    await person.declares()


def photograph() -> FilePayload:
    """A picture large enough to be made smaller before it is sent."""
    image = io.BytesIO()
    Image.effect_noise((800, 600), 40).convert("RGB").save(image, "JPEG")
    return {"name": PHOTOGRAPH, "mimeType": "image/jpeg", "buffer": image.getvalue()}
