"""Changes of the catalogue: their entries, their reviews, what the public says."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences.sentence import Sentence

SENTENCES: dict[ProblemCode, Sentence] = {
    ProblemCode.VERSION_OUTDATED: Sentence(
        "这份申请刚刚有了变化，您的操作没有保存。请刷新，看过最新内容再办。",
        "This request has just changed, and nothing was saved. Please reload and look again.",
    ),
    ProblemCode.ENTRIES_EMPTY: Sentence("请至少填写一个事项。", "Please give at least one item."),
    ProblemCode.ENTRIES_TOO_MANY: Sentence(
        "一份申请最多 {limit} 个事项，现在有 {count} 个，请分成几份。",
        "A request has at most {limit} items; these are {count}. Please split it.",
    ),
    ProblemCode.ENTRY_TWICE: Sentence(
        "“{name}”在这份申请里出现了两次，请删去一个。",
        "“{name}” stands twice in this request. Please remove one.",
    ),
    ProblemCode.CATALOGUE_ITEM_KNOWN: Sentence(
        "您单位的清单里已经有“{name}”。要改内容，请选择“修改”。",
        "Your list has “{name}” already. To say something else of it, choose “change”.",
    ),
    ProblemCode.CATALOGUE_ITEM_NOT_YOURS: Sentence(
        "您单位的清单里没有这个事项。只能修改、撤销本单位发布的事项。",
        "Your list has no such item. Only items of your own list can be changed or ended.",
    ),
    ProblemCode.CATALOGUE_ITEM_CHANGED: Sentence(
        "“{name}”在目录里已有新的版本，请对照新版本重新填写。",
        "“{name}” has a newer version in the catalogue. Please write this anew against it.",
    ),
    ProblemCode.CATALOGUE_ITEM_IDENTITY: Sentence(
        "修改时，名称、用途和索证单位不能变。要变，请撤销原事项，再新增一个。",
        "Name, purpose and demanding unit stay. For others, end the item and add another one.",
    ),
    ProblemCode.CONSULTATION_OPEN: Sentence(
        "公开征求意见到 {until} 结束，之后才能公布。",
        "The public may comment until {until}; it can be published after that day.",
    ),
    ProblemCode.CONSULTATION_OVER: Sentence(
        "现在不在公开征求意见期间，意见没有保存。",
        "This is not open for comments now. Nothing was saved.",
    ),
}
