"""The five forms as published; where a heading was lost, handbook and notes tell what it asked.

海曙 2019 附件2 and 附件3 are printed whole. Of 九江 2024 附件1 the heading row was lost: its
columns are those that its notes name; 附件2 is printed whole. Of 甘肃 2022 附件4 only the title was
published: its columns are what the plan and its answer 15 demand of it.
"""

from collections.abc import Mapping

from backend.registration.forms import Cell, Column, Form, HeadLine
from backend.registration.models import FormCode

_NUMBER = Column(code="number", heading="序号", cell=Cell.NUMBER, width=6)
_SIGNED = {
    "leader": "分管领导（签名）",
    "contact_name": "联系人",
    "contact_phone": "联系电话",
}


def _tick(code: str, heading: str, group: str) -> Column:
    return Column(
        code=code, heading=heading, group=group, cell=Cell.TICK, required=False, limit=10, width=7
    )


def _place(code: str, heading: str) -> Column:
    return Column(
        code=code,
        heading=heading,
        group="区划及单位（按实际权限）",
        required=False,
        limit=50,
        width=14,
    )


_DEMANDED = Form(
    code=FormCode.DEMANDED,
    title="本系统（本单位）现行索取证明事项登记表",
    source="海曙区 2019 附件2",
    columns=(
        _NUMBER,
        Column(code="unit", heading="管理或服务单位名称", width=22),
        Column(code="name", heading="证明材料名称", width=26),
        Column(code="issuer", heading="证明开具单位", width=20),
        Column(code="matter", heading="证明对应的办理事项", limit=300, width=26),
        Column(code="basis", heading="索取证明依据", required=False, limit=1000, width=40),
        _tick("cancel", "取消", "梳理结果建议"),
        _tick("keep", "保留", "梳理结果建议"),
    ),
    above={"organisation": "填报单位名称（加盖公章）", "filled_on": "填报日期"},
    below=_SIGNED,
    notes=(
        (
            "填表说明：1.证明材料名称，填写该材料需要证明的内容；"
            "2.证明对应的办理事项，填写管理或服务单位办理的审批项目名称；"
        ),
        (
            "3.索取证明依据，填写法律、法规、规章、政府规范性文件、部门规范性文件或者其他文件的全名、文号及条款，"
            "其中有多个文件依据的，填写效力最高的文件。因文件条款过长，表内难以填写完整的，必须加附页一并上报；"
        ),
        "4.取消、保留的，在对应栏打“√”；",
        "5.无相关事项的，也须在第一栏填“无”后反馈。",
    ),
)

_WAYS = "可采取的“无证明办事”措施"
_MEASURES = Form(
    code=FormCode.MEASURES,
    title="本系统（本单位）“无证明办事”措施登记表",
    source="海曙区 2019 附件3",
    columns=(
        _NUMBER,
        Column(code="unit", heading="管理或服务单位名称", width=22),
        Column(code="name", heading="保留的证明材料名称", width=28),
        Column(code="issuer", heading="证明开具单位", width=22),
        _tick("share", "共享", _WAYS),
        _tick("verify", "核实", _WAYS),
        _tick("substitute", "替代", _WAYS),
        _tick("commit", "承诺", _WAYS),
        Column(code="other", heading="其他", group=_WAYS, required=False, limit=300, width=24),
        Column(
            code="not_yet",
            heading="暂时无法实现",
            cell=Cell.TICK,
            required=False,
            limit=10,
            width=12,
        ),
    ),
    above={"organisation": "填报单位名称（加盖公章）", "filled_on": "填报日期"},
    below=_SIGNED,
    notes=(
        (
            "填表说明：1.可采取的“无证明办事”措施，在共享、核实、替代、承诺、其他对应栏中打“√”，"
            "采用其他措施的应当写明具体的方式；"
        ),
        "2.暂时无法实现，是指法律法规规定必须提供的证明，暂时无法实现“无证明办事”的事项，在对应栏中打“√”",
    ),
)

_MATERIALS = Form(
    code=FormCode.MATERIALS,
    title="政务服务事项办理材料需求清单",
    source="九江市 2024 附件1",
    columns=(
        _NUMBER,
        Column(code="matter", heading="事项名称", width=28),
        Column(
            code="online",
            heading="是否可网上受理（不能的注明理由）",
            cell=Cell.YES_OR_REASON,
            limit=300,
            width=18,
        ),
        Column(code="name", heading="材料名称", limit=500, width=32),
        Column(code="kind", heading="材料类型", required=False, limit=50, width=14),
        Column(code="issuer", heading="材料出具部门", limit=500, width=32),
        Column(
            code="electronic",
            heading="是否认可电子材料",
            cell=Cell.YES_NO,
            required=False,
            limit=10,
            width=12,
        ),
        Column(
            code="image",
            heading="是否认可图片材料",
            cell=Cell.YES_NO,
            required=False,
            limit=10,
            width=12,
        ),
        Column(
            code="verification",
            heading="部门核验需求（认同/需求）",
            cell=Cell.VERIFICATION,
            required=False,
            limit=10,
            width=16,
        ),
    ),
    below={"contact_name": "填报人及联系方式", "contact_phone": "联系电话"},
    notes=(
        (
            "填写须知：1.原则上除须采集办理人生理信息的事项外均可网上受理。"
            "特殊情况不能网上受理的请在相应单元格内注明理由。"
        ),
        (
            "2.材料要逐项列明，如该项材料任选其一即可的，以“或”字分隔，如“身份证或户口本或社保卡”，"
            "出具部门也应按顺序以“或”字分隔。"
        ),
        (
            "3.如某个材料可凭电子材料办理的，是否认可电子材料填“是”；如凭图片形式的材料就可以办理的，"
            "是否认可图片材料填“是”；如电子材料无法获取，但凭部门核验结果可办的，部门核验需求填“认同”；"
            "如须对上传材料着重审查，确保真实性、准确性的，建议部门核验需求填“需求”。"
        ),
    ),
)

_ASSISTANCE = Form(
    code=FormCode.ASSISTANCE,
    title="证照证明材料协查情况表",
    source="九江市 2024 附件2",
    head=(
        HeadLine(code="material", heading="材料名称"),
        HeadLine(code="issuer", heading="签发部门"),
        HeadLine(code="validity", heading="有效期限（从签发日起，7天/3年/长期等）", limit=20),
        HeadLine(code="template", heading="材料模板（PDF扫描件、Word空白文件）", required=False),
    ),
    columns=(
        _NUMBER,
        _place("city", "市"),
        _place("county", "县（市、区）"),
        _place("township", "乡（镇、街道）"),
        _place("village", "村（社区）"),
        Column(code="unit", heading="单位名称", group="区划及单位（按实际权限）", width=28),
        Column(
            code="person",
            heading="姓名",
            group="协查人员（需建立“赣政通”账号）",
            limit=50,
            width=12,
        ),
        Column(
            code="phone",
            heading="联系方式（“赣政通”注册手机号）",
            group="协查人员（需建立“赣政通”账号）",
            cell=Cell.PHONE,
            limit=30,
            width=18,
            secret=True,
        ),
    ),
    notes=(
        "1.此表格由市级行业部门统一收集信息报送，一项证照证明一张表。",
        (
            "2.协查人员具备查询证照/开具证明业务的职能。当系统无法从电子材料库中获取材料时，"
            "协查人员要负责查询证照/开具证明材料的工作。"
        ),
        "3.建议采取AB岗形式，配备2个协查人员。",
        "4.相关部门按区划如实填写证明材料的协查人员信息，协查人员要及时处理协查信息。",
        (
            "5.如市级可协查，不下沉到县（不填报县、乡、村人员）。县级可协查，不下沉到乡（不填报乡、村人员），"
            "以此类推。"
        ),
    ),
)

_SUMMARY = Form(
    code=FormCode.SUMMARY,
    title="本单位要求行政相对人或服务对象提供的证明材料汇总表",
    source="甘肃省某市 2022 附件4",
    columns=(
        _NUMBER,
        Column(code="name", heading="证明材料名称", width=28),
        Column(code="issuer", heading="证明开具单位", width=22),
        Column(
            code="basis",
            heading="设定依据（法律、法规全称及条款）",
            required=False,
            limit=1000,
            width=40,
        ),
        Column(
            code="opinion", heading="清理意见（保留/取消）", cell=Cell.OPINION, limit=10, width=12
        ),
        Column(
            code="reason",
            heading="取消理由（七个一律）",
            cell=Cell.CANCEL_REASON,
            required=False,
            limit=60,
            width=30,
        ),
        Column(
            code="substitutes",
            heading="替代方式",
            cell=Cell.SUBSTITUTES,
            required=False,
            limit=100,
            width=22,
        ),
        Column(
            code="no_substitute",
            heading="无替代方式的具体理由",
            required=False,
            limit=500,
            width=30,
        ),
    ),
    above={"organisation": "填报单位", "filled_on": "填报日期"},
    below=_SIGNED,
    notes=(
        (
            "填表说明：1.取消理由填写：没有法律法规明确规定；能够通过个人现有证照证明；"
            "能够采取申请人书面承诺方式解决；能被其他材料涵盖或代替；能够通过数据共享、部门协助；"
            "开具单位无法调查核实；保留清单以外。"
        ),
        (
            "2.对取消之外的证明事项，均需明确替代方式（信息共享、部门协助、当事人承诺、其他材料代替），"
            "可用“、”分隔；确无任何替代方式应当详细说明具体理由。"
        ),
    ),
)

FORMS: Mapping[FormCode, Form] = {
    form.code: form for form in (_DEMANDED, _MEASURES, _MATERIALS, _ASSISTANCE, _SUMMARY)
}
