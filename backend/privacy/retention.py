"""How long what is not a record is kept: the one table of terms, by which the clock deletes.

Records (proofs, decisions, letters, who looked) have their terms in archive/data/retention.csv, and
are deleted by people of the archive, never by a clock. What is read here is deleted without asking,
because nothing rests on it any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from backend.archive import retention
from backend.archive.retention import Kept
from backend.exchange import alarms
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.repeats import actions as repeats


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """Rows of a table go so long after a moment of theirs; rows without the moment stay."""

    table: str
    since: str
    """The column with the moment."""
    after: timedelta | Kept
    """How long, or by which published rule."""
    why: str
    why_en: str

    def before(self) -> datetime:
        """What has its moment before this one has outlived its term."""
        if isinstance(self.after, timedelta):
            return clock.now() - self.after
        return outlived(self.after)


def outlived(kept: Kept) -> datetime:
    """The moment before which what began has outlived a published term: a midnight in China."""
    day = retention.rule(kept).begins_before(clock.today())
    return datetime.combine(day, time(), CHINA)


RULES: Sequence[Rule] = (
    Rule(
        table="sign_in_code",
        since="sent_at",
        after=Kept.SIGN_IN_RECORD,
        why="网络日志至少留存六个月，之后不再需要（网络安全法第二十一条）",
        why_en="network logs are kept for six months at least, and not needed afterwards",
    ),
    Rule(
        table="wrong_try",
        since="at",
        after=Kept.SIGN_IN_RECORD,
        why="同上；本人在“账号安全”里看得到最近三十天的",
        why_en="the same; its owner sees those of the last thirty days",
    ),
    Rule(
        table="session",
        since="started_at",
        after=Kept.SIGN_IN_RECORD,
        why="同上；一次登录最长十二小时",
        why_en="the same; a session lasts for twelve hours at most",
    ),
    Rule(
        table="recovery_code",
        since="used_at",
        after=Kept.SIGN_IN_RECORD,
        why="用过的恢复码等同登录记录",
        why_en="a recovery code that was used is a record of signing in",
    ),
    Rule(
        table="platform_visit",
        since="begun_at",
        after=timedelta(days=1),
        why="到统一身份认证平台往返一次最多几分钟；一天内仍可识别重复使用",
        why_en="a visit to the identity platform takes minutes; a second use is told for a day",
    ),
    Rule(
        table="kept_answer",
        since="kept_at",
        after=repeats.KEPT,
        why="断网一夜的手机再次提交时仍得到原来的答复",
        why_en="a phone without a signal over night still gets its answer",
    ),
    Rule(
        table="rate_bucket",
        since="full_at",
        after=timedelta(0),
        why="限次记录回满后与没有相同",
        why_en="a limit that is full again is the same as none",
    ),
    Rule(
        table="sharing_attempt",
        since="at",
        after=timedelta(days=1),
        why="只用于限制同一来源的试错次数",
        why_en="only the limits of one source look at it",
    ),
    Rule(
        table="show_code",
        since="expires_at",
        after=timedelta(days=1),
        why="亮证码五分钟内有效",
        why_en="a shown code is good for five minutes",
    ),
    Rule(
        table="show_scan",
        since="opened_at",
        after=Kept.DISCLOSURE,
        why="向他人提供个人信息的记录至少保存三年（网络数据安全管理条例第十二条）",
        why_en="records of giving personal data to others are kept for three years",
    ),
    Rule(
        table="exchange_lookup",
        since="at",
        after=alarms.KEPT,
        why="用于发现批量抓取；休假回来的值班人员仍可查看，答复的证据另存",
        why_en="alarms about scraping read it; the evidence of answers stays elsewhere",
    ),
    Rule(
        table="exchange_file",
        since="expires_at",
        after=timedelta(0),
        why="取件许可到期后无用，副本本身另存",
        why_en="leave to fetch a copy is useless once it is over; the copy stays",
    ),
    Rule(
        table="replaced_file",
        since="gone_at",
        after=timedelta(days=90),
        why="备份据此找到换钥后的新文件",
        why_en="backups find the files under newer keys by it",
    ),
)
"""Rows of these tables have a term; every other table is in data/register.csv with its reason."""
