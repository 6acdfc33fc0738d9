"""The lexicon: its entries are whole, names are found where they stand, and work finds the metric it serves."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from assistant.lexicon import Lexicon, Metric, effect_of, gloss, lexicon
from assistant.phrases import singular, units
from assistant.roles import functions
from assistant.types import Text

METRICS = lexicon().all()
OUTCOMES = [metric for metric in METRICS if metric.nature == "outcome"]
KEYS = {metric.key for metric in METRICS}
WEAK = 0.35

# --- the entries ------------------------------------------------------------------------------------------------


def test_there_are_enough_metrics_and_keys_are_used_once() -> None:
    assert len(OUTCOMES) >= 300
    assert [key for key, count in Counter(metric.key for metric in METRICS).items() if count > 1] == []
    assert {"outcome", "output", "effort"} == {metric.nature for metric in METRICS}


def test_every_function_has_metrics_of_its_own() -> None:
    first = Counter(metric.functions[0] for metric in OUTCOMES)
    some = Counter(function for metric in OUTCOMES for function in metric.functions)
    assert [key for key in functions() if some[key] < 4] == []
    assert first["rd"] >= 8


def test_every_metric_is_whole() -> None:
    flaws = {metric.key: found for metric in METRICS if (found := list(_flaws(metric)))}
    assert flaws == {}


def _flaws(metric: Metric) -> Iterator[str]:
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", metric.key):
        yield "key"
    if not metric.functions or set(metric.functions) - functions().keys():
        yield "functions"
    if metric.drives is not None and metric.drives not in KEYS - {metric.key}:
        yield "drives"
    if metric.guardrail is not None and metric.guardrail not in KEYS - {metric.key}:
        yield "guardrail"
    if metric.unit is None and metric.kind != "ratio":
        yield "unit"
    if metric.bounded and metric.kind != "percent":
        yield "bounded"
    if metric.nature == "outcome" and not (metric.effect and metric.where and metric.guardrail):
        yield "an outcome needs effect, where and guardrail"
    if metric.nature != "outcome" and metric.drives is None:
        yield "what is done should lead to what it is done for"
    if any(text is not None and not (text.zh and text.en) for text in _shown(metric)):
        yield "both languages"


def _shown(metric: Metric) -> tuple[Text | None, ...]:
    return metric.name, metric.unit, metric.effect, metric.where


NUMBER_WORDS = r"one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half|double"


def test_what_is_shown_holds_no_figure() -> None:
    """A name with a figure would itself be untraced in a proposal (7 日留存): such names are synonyms only."""
    for text in (text for metric in METRICS for text in _shown(metric) if text is not None):
        assert not re.search(r"[0-9一二两三四五六七八九十百千万亿零半双]", text.zh), text
        assert not re.search(rf"\d|\b({NUMBER_WORDS})\b", text.en, re.IGNORECASE), text


def test_each_language_is_its_own() -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for metric in METRICS:
        assert not any(text is not None and chinese.search(text.en) for text in _shown(metric)), metric.key
        assert chinese.search(metric.name.zh) or metric.name.zh.isupper(), metric.key
        assert metric.effect is None or chinese.search(metric.effect.zh), metric.key


def test_effects_are_short_plain_and_lively() -> None:
    grand = re.compile(
        r"赋能|抓手|闭环|打造|引领|卓越|极致|全方位|生态|显著|大幅|持续|优化|提升|加强|完善|world-class|excellence|best-in"
    )
    for metric in OUTCOMES:
        assert metric.effect is not None
        assert len(metric.effect.zh) <= 24, metric.effect.zh
        assert len(metric.effect.en.split()) <= 13, metric.effect.en
        assert metric.effect.en[0].isupper()
        assert not grand.search(metric.effect.zh + metric.effect.en), metric.effect
        assert not re.search(r"[{}|。.!！]$", metric.effect.zh + metric.effect.en)
        assert "{" not in metric.effect.zh + metric.effect.en


def test_no_two_metrics_share_a_name() -> None:
    owners: dict[str, str] = {}
    for metric in METRICS:
        for name in metric.names:
            spelled = " ".join(units(name, singular)[0])
            assert owners.setdefault(spelled, metric.key) == metric.key, name


def test_rates_that_can_pass_a_hundred_are_not_bounded() -> None:
    for name in (
        "完成率",
        "达成率",
        "业绩达成率",
        "NRR",
        "回款率",
        "净收入留存率",
        "营收增长率",
        "计划达成率",
        "quota attainment",
    ):
        (hit,) = lexicon().find(name)
        assert not hit.metric.bounded, name
    for name in (
        "留存率",
        "转化率",
        "出勤率",
        "覆盖率",
        "合格率",
        "赢单率",
        "续约率",
        "可用性",
        "满意率提升前的参与率",
        "市场份额",
        "open rate",
    ):
        assert lexicon().find(name)[-1].metric.bounded, name


@pytest.mark.parametrize(
    ("up", "down"),
    [
        ("请求成功率", "请求失败率"),
        ("留存率", "流失率"),
        ("合格率", "不良率"),
        ("offer 接受率", "offer 拒绝率"),
        ("变更成功率", "变更失败率"),
        ("无崩溃用户占比", "崩溃率"),
        ("漏洞修复率", "漏洞修复时长"),
        ("on-time delivery", "delivery time"),
        ("uptime", "downtime"),
    ],
)
def test_opposites_are_two_metrics(up: str, down: str) -> None:
    assert lexicon().find(up)[0].metric.direction == "up"
    assert lexicon().find(down)[0].metric.direction == "down"


def test_identities_are_written_in_keys() -> None:
    known = {identity.result: identity for identity in lexicon().identities()}
    assert len(known) >= 5
    for identity in known.values():
        assert identity.result in KEYS
        assert set(identity.parts) <= KEYS
        assert len(identity.parts) >= 2
    assert known["signed-revenue"].op == "product"
    assert known["signed-revenue"].parts == ("deals-won", "deal-size")
    assert known["profit"].op == "difference"


def test_chains_of_what_drives_what_come_to_an_end() -> None:
    for metric in OUTCOMES:
        chain, key = [metric.key], metric.drives
        while key is not None:
            assert key not in chain, [*chain, key]
            chain.append(key)
            key = getattr(lexicon().get(key), "drives", None)


# --- effects in a draft's own words -----------------------------------------------------------------------------


def test_an_effect_takes_the_drafts_people_and_subject() -> None:
    searches, latency = lexicon().get("brand-searches"), lexicon().get("response-time")
    assert searches is not None
    assert latency is not None
    assert searches.effect == Text("让更多人主动来搜我们", "More people come looking for us by name")
    assert effect_of(searches, "zh", people="通勤女性") == "让通勤女性主动来搜我们"
    assert effect_of(searches, "en", people="commuters") == "Commuters come looking for us by name"
    assert (
        effect_of(latency, "en", subject="billing and login") == "Keep billing and login fast for everyone who uses it"
    )
    assert effect_of(latency, "zh", people="", subject=None) == latency.effect.zh  # type: ignore[union-attr]
    effort = lexicon().get("customer-visits")
    assert effort is not None
    assert effect_of(effort, "zh") is None


def test_what_a_person_typed_is_never_read_as_a_form() -> None:
    searches = lexicon().get("brand-searches")
    assert searches is not None
    assert effect_of(searches, "zh", people="{people|x}\\1") == "让{people|x}\\1主动来搜我们"


# --- names in running text --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("提升NPS到30", ["NPS=nps"]),
        ("续约率从 71% 到 85%，客单价到 60 万", ["续约率=renewal-rate", "客单价=deal-size"]),
        ("品牌词搜索量翻番", ["品牌词搜索量=brand-searches"]),
        ("用戶留存率達到 50%", ["用戶留存率=retention"]),
        ("ｏｆｆｅｒ接受率提到八成", ["ｏｆｆｅｒ接受率=offer-acceptance"]),
        ("offer  接受率", ["offer  接受率=offer-acceptance"]),
        ("p95 响应时间低于 200ms", ["p95 响应时间=response-time"]),
        ("p95响应时间", ["p95响应时间=response-time"]),
        ("7 日留存率 40%", ["7 日留存率=retention"]),
        ("Churn rates below 3%", ["Churn rates=customer-churn"]),
        ("time-to-hire from 60 to 30 days", ["time-to-hire=time-to-fill"]),
        ("First-response time under 1 h", ["First-response time=first-response-time"]),
        ("mean time to recovery", ["mean time to recovery=recovery-time"]),
        ("会员付费转化率", ["会员付费转化率=paid-conversion"]),
        ("支付成功率（payment success rate）", ["支付成功率=payment-success", "payment success rate=payment-success"]),
        ("the rapporteur downtimes", ["downtimes=downtime-minutes"]),
        ("an ROI-driven plan", ["ROI=marketing-roi"]),
        ("snapshot of heroics", []),
        ("prod, uct", []),
        ("首次，响应时长", ["响应时长=response-time"]),
        ("策划会员日活动", []),
        ("优化会员數據看板", []),
        ("搭一条流水线，延迟上线", []),
        ("会员数，数据", ["会员数=paying-users"]),
        ("做好本职工作", []),
        ("", []),
        (" \n\t", []),
    ],
)
def test_names_are_found_where_they_stand(text: str, found: list[str]) -> None:
    hits = lexicon().find(text)
    assert [f"{hit.text}={hit.metric.key}" for hit in hits] == found
    for hit in hits:
        assert text[hit.span.start : hit.span.end] == hit.text


def test_every_name_finds_its_metric() -> None:
    for metric in METRICS:
        for name in metric.names:
            hits = lexicon().find(f"把{name}做好")
            assert [hit.metric.key for hit in hits] == [metric.key], name
            assert hits[0].text == name


def test_longer_names_win_and_hits_never_overlap() -> None:
    text = "新员工试用期离职率、员工离职率、离职率、试用期转正率" * 3
    hits = lexicon().find(text)
    assert [hit.text for hit in hits[:4]] == ["新员工试用期离职率", "员工离职率", "离职率", "转正率"]
    assert all(one.span.end <= other.span.start for one, other in pairwise(hits))


@pytest.mark.soak
def test_finding_takes_time_in_proportion_to_the_text() -> None:
    line = "用戶留存率從30%提升到45%，offer接受率達到 80%；reduce time-to-hire and churn. "
    book = lexicon()

    def spent(text: str) -> float:
        book.find(text), book.suited(text), book.find_terms(text)
        start = time.process_time()
        book.find(text), book.suited(text), book.find_terms(text)
        return time.process_time() - start

    short, long = (min(spent(line * count) for _ in range(3)) for count in (50, 500))
    assert long < 60 * short  # what grows with the square takes a hundred times as long


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "留" * 50_000, "用户留存" * 10_000, "- " * 20_000, "\x00\u200b🙂" * 9_000, "9" * 50_000]
)
def test_no_text_breaks_it(text: str) -> None:
    for hit in lexicon().find(text):
        assert text[hit.span.start : hit.span.end] == hit.text
    lexicon().suited(text)
    lexicon().find_terms(text)


def test_threads_may_share_it() -> None:
    fresh = Lexicon(METRICS)
    texts = ["提升 NPS 和续约率", "reduce churn and latency", "用戶留存率", "小红书每周 3 篇", "write runbooks"] * 20
    expected = [[hit.text for hit in lexicon().find(text)] for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: [hit.text for hit in fresh.find(text)], texts)) == expected


# --- terms ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("p95 延迟", ["p95"]),
        ("P99延迟降到 100ms", ["P99"]),
        ("次日与 7 日留存", ["7 日留存"]),
        ("7日留存率做到 40%", ["7日留存率"]),
        ("D7 retention and day-30 retention", ["D7 retention", "day-30 retention"]),
        ("提供 7x24 服务", ["7x24"]),
        ("7×24 小时值班", ["7×24 小时"]),
        ("ISO 27001 与 ISO9001", ["ISO 27001", "ISO9001"]),
        ("7 日内完成", []),
        ("从 7 到 24", []),
        ("95 家门店", []),
        ("30 天完成 5 家", []),
    ],
)
def test_terms_with_figures_are_told_from_amounts(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in lexicon().find_terms(text)] == found


def test_no_term_is_a_bare_amount() -> None:
    """A term is never untraced, so a bare number among them would let an invented figure through."""
    assert len(set(lexicon().terms())) == len(lexicon().terms()) > 200
    for term in lexicon().terms():
        assert not re.fullmatch(r"[\d.,%\s]+", term)
        assert not re.fullmatch(r"\d+ ?(天|日|小时|分钟|家|个|次|days?|hours?|万|亿|k|M)", term)


def test_a_gloss_is_the_name_in_the_other_language() -> None:
    metric = lexicon().find("支付成功率")[0].metric
    assert (gloss(metric, "en"), gloss(metric, "zh")) == ("payment success rate", "支付成功率")


# --- the work that serves a metric ------------------------------------------------------------------------------

# (the work, who says it, what it should move: any of the named is right)
SERVED = [
    ("小红书每周 3 篇", "content", "note-interactions"),
    ("找 5 个达人合作", "content", "note-interactions"),
    ("找 5 个达人合作", None, "note-interactions"),
    ("学习投放后台", "content", "note-interactions"),
    ("配合设计做新品海报", "content", "new-product-visitors"),
    ("配合设计做新品海报", "design", "new-product-visitors"),
    ("提升品牌声量", "marketing", "brand-searches"),
    ("优化会员权益", None, "member-repurchase"),
    ("优化会员权益", "operations", "member-repurchase"),
    ("上线会员系统", "product", "member-benefit-usage | paid-conversion"),
    ("协调客服培训", "customer-service", "first-contact-resolution"),
    ("协调客服培训", None, "first-contact-resolution"),
    ("migrate billing to k8s", "rd", "cutover-downtime"),
    ("refactor login", "rd", "failed-requests"),
    ("write runbooks", "ops-engineering", "recovery-time | failed-requests"),
    ("reduce latency", "rd", "response-time"),
    ("hire 10 people", "recruiting", "vacant-days | time-to-fill"),
    ("improve onboarding", "hr", "probation-attrition"),
    ("run 4 culture events", "hr", "employee-satisfaction"),
    ("employees are happier", "hr", "employee-satisfaction"),
    ("publish method notes", None, "contacts-per-customer"),
    ("重点跟进去年丢单的客户", "sales", "win-rate"),
    ("每周拜访 5 家大客户", "sales", "signed-revenue | opportunities"),
    ("整理目标客户名单，打 200 个电话", "sales-development", "opportunities"),
    ("催收逾期的尾款", "sales", "collection-rate | collected-cash | overdue-receivables"),
    ("做老客户回访", "sales", "renewal-rate"),
    ("写投标方案，完善标书模板", "presales", "bid-win-rate"),
    ("招募代理商，组织渠道培训", "channel", "active-partners"),
    ("roll out the CRM to all reps", "sales", "revenue-per-seller"),
    ("build battle cards and run sales training", "sales", "win-rate"),
    ("run the renewal calls for existing customers", "customer-success", "renewal-rate"),
    ("参加两场行业展会", "marketing", "qualified-leads"),
    ("办 3 场线下沙龙", "marketing", "event-lead-rate | qualified-leads"),
    ("优化信息流投放账户", "marketing", "cost-per-lead"),
    ("官网改版", "marketing", "landing-page-conversion"),
    ("做 SEO", "marketing", "organic-traffic"),
    ("拍 10 条短视频", "content", "video-completion"),
    ("公众号每周推文 2 篇", "content", "article-reads"),
    ("策划一次老带新活动", "operations", "referral-customers"),
    ("host two webinars for IT buyers", "marketing", "qualified-leads"),
    ("redesign the pricing page", "marketing", "landing-page-conversion | paid-conversion"),
    ("send a monthly newsletter", "content", "returning-readers"),
    ("新品直播带货", "operations", "live-sales-per-session"),
    ("优化新手引导", "product", "activation-rate | retention"),
    ("社群每天互动，搞群活动", "operations", "private-domain-active"),
    ("双十一大促活动", "operations", "orders"),
    ("发优惠券给老客", "operations", "repurchase-rate"),
    ("改版结算页", "product", "cart-abandonment"),
    ("做 10 场用户访谈", "design", "sus-score | problem-validated"),
    ("搭建设计系统", "design", "design-reuse"),
    ("redesign the checkout flow", "product", "cart-abandonment"),
    ("ship the new feature to all users", "product", "feature-usage"),
    ("收集用户反馈", "product", "feedback-adoption"),
    ("build a product tour for new users", "product", "activation-rate"),
    ("优化慢查询，加缓存", "rd", "response-time"),
    ("梳理监控告警", "ops-engineering", "alert-noise"),
    ("搭建 CI/CD 流水线", "rd", "deployment-lead-time"),
    ("补单元测试", "rd", "code-coverage | escaped-defects"),
    ("写自动化测试用例", "test", "test-automation-coverage"),
    ("每月做一次故障演练", "ops-engineering", "recovery-time"),
    ("前端首屏优化", "rd", "page-load-time"),
    ("修复客户端崩溃", "rd", "crash-rate"),
    ("机房迁移", "ops-engineering", "cutover-downtime"),
    ("清理闲置服务器，云成本治理", "ops-engineering", "cloud-cost"),
    ("set up on-call rota and postmortems", "ops-engineering", "recovery-time"),
    ("improve code review", "rd", "change-failure-rate"),
    ("migrate the database to Postgres", "rd", "cutover-downtime"),
    ("speed up the build with a cache", "rd", "build-time"),
    ("上线配置中心", "rd", "service-adoption"),
    ("搭建经营看板", "data", "self-serve-analytics"),
    ("统一指标口径，数据治理", "data", "data-accuracy"),
    ("训练一个识别模型", "data", "model-accuracy"),
    ("write weekly analysis reports", "data", "decisions-from-data"),
    ("修复高危漏洞，打补丁", "security", "vulnerability-fix-time"),
    ("组织安全意识培训", "security", "phishing-click-rate"),
    ("run a phishing simulation", "security", "phishing-click-rate"),
    ("上线 OA 系统", "it-support", "system-usage-internal"),
    ("处理 IT 报修", "it-support", "it-resolution-time"),
    ("完善入职流程", "hr", "probation-attrition"),
    ("筛选简历，安排面试", "recruiting", "time-to-fill"),
    ("做人才盘点，建继任计划", "hr", "internal-promotion"),
    ("组织季度团建", "administration", "employee-satisfaction"),
    ("开发管理培训课程", "hr", "training-application"),
    ("推行 OKR", "hr", "performance-feedback"),
    ("办公室搬迁", "administration", "internal-satisfaction"),
    ("优化报销流程", "finance", "reimbursement-time"),
    ("缩短月结", "finance", "close-days"),
    ("automate the month-end close", "finance", "close-days"),
    ("编制全面预算", "finance", "budget-variance"),
    ("对账、清理应收账款", "finance", "receivable-days"),
    ("统一合同模板", "legal", "contract-turnaround"),
    ("review supplier contracts faster", "legal", "contract-turnaround"),
    ("供应商年度谈价", "procurement", "purchase-savings | supplier-on-time"),
    ("开发备选供应商", "procurement", "supplier-on-time"),
    ("优化配送路线", "supply-chain", "on-time-delivery"),
    ("上 WMS 系统，做好盘点", "supply-chain", "inventory-accuracy"),
    ("清理呆滞库存", "supply-chain", "inventory-days"),
    ("推行 TPM 设备保养", "manufacturing", "oee"),
    ("防呆改善，工艺参数优化", "manufacturing", "first-pass-yield"),
    ("每周安全检查，隐患整改", "manufacturing", "injury-count | hazard-closure"),
    ("do 8D on customer rejects", "quality", "defect-rate"),
    ("negotiate freight rates with carriers", "supply-chain", "logistics-cost"),
    ("护士交接班培训", "healthcare", "adverse-events"),
    ("出院病人随访", "healthcare", "readmission-rate"),
    ("集体备课，听课 10 节", "teaching", "pass-rate"),
    ("开家长会", "teaching", "student-satisfaction"),
    ("导购培训，调整陈列", "retail-store", "store-conversion | footfall"),
    ("写两篇论文", "research", "papers-accepted"),
    ("申报课题", "research", "grants-won"),
    ("尽快熟悉业务", "general", "independent-tasks"),
    ("recruit and train volunteers", None, "volunteer-retention"),
    ("plan the charity gala", None, "donations"),
    ("每周跑步三次", None, "run-time"),
    ("优化关卡难度", "product", "level-completion"),
    ("策划赛季活动", "operations", "event-participation-game"),
    ("案场接待流程优化", "sales", "visit-to-sale"),
    ("楼盘开盘推广", "sales", "sell-through"),
    ("improve irrigation in the greenhouse", None, "crop-yield"),
    ("开展全员安全培训", "manufacturing", "injury-count"),
    ("数据安全培训", "security", "phishing-click-rate | security-incidents"),
    ("班主任每月一对一沟通 20 位家长", "teaching", "student-satisfaction"),
    ("编制年度财务预算", "finance", "budget-variance"),
    ("每天更新 2 条抖音", None, "post-engagement | video-completion"),
    ("联系 20 个 KOC 寄样试用", None, "note-interactions"),
    ("设计双 11 主会场页面", "design", "orders | campaign-conversion"),
    ("写 5 篇客户案例", "content", "content-leads | reference-customers"),
    ("跑通百度信息流投放", "marketing", "cost-per-lead | marketing-roi | qualified-leads | customer-acquisition-cost"),
    ("做一次品牌联名", "marketing", "brand-searches"),
    ("组织经销商大会", "channel", "active-partners | partner-revenue"),
    ("打陌生电话开发新客户", "sales", "opportunities | new-customers | connect-rate | meetings-booked"),
    ("梳理老客户，做一轮回访", "sales", "renewal-rate | customer-churn | customer-health"),
    ("给重点客户做方案汇报", "sales", "win-rate | signed-revenue"),
    ("学习产品知识，背话术", "sales", "ramp-time | win-rate | first-contact-resolution"),
    ("准备投标文件", "presales", "bid-win-rate"),
    ("支持前方做 POC", "presales", "demo-to-trial"),
    ("帮客户完成系统上线", "customer-success", "time-to-value"),
    ("每月给客户做一次健康检查", "customer-success", "customer-health"),
    ("处理客户工单", "customer-service", "resolution-time"),
    ("整理常见问题文档", "customer-service", "first-contact-resolution | self-service-rate"),
    ("上线智能客服机器人", "customer-service", "self-service-rate | first-response-time"),
    ("优化退款流程", "customer-service", "refund-time"),
    ("重构订单模块", "rd", "failed-requests"),
    ("接入新的支付渠道", "rd", "payment-success"),
    ("引入 Redis 缓存", "rd", "response-time"),
    ("写接口文档", "rd", "environment-setup-time | api-integration-time"),
    ("开发会员积分功能", "rd", "member-benefit-usage | feature-usage | member-repurchase"),
    ("数据库分库分表", "rd", "response-time"),
    ("搭建日志监控平台", "ops-engineering", "detection-time"),
    ("k8s 集群扩容", "ops-engineering", "availability | cutover-downtime"),
    ("编写应急预案并演练", "ops-engineering", "recovery-time"),
    ("做一轮全链路压测", "test", "response-time"),
    ("搭建接口自动化平台", "test", "test-automation-coverage"),
    ("提升测试覆盖", "test", "code-coverage | test-automation-coverage | escaped-defects | coverage"),
    ("梳理埋点", "data", "data-accuracy"),
    ("做用户流失专题分析", "data", "decisions-from-data | customer-churn | user-churn"),
    ("搭建推荐系统", "data", "model-business-effect"),
    ("完成等保测评", "security", "security-incidents"),
    ("做渗透测试", "security", "vulnerability-fix-time"),
    ("需求评审流程优化", "product", "rework-share | deployment-lead-time"),
    ("做一版会员体系方案", "product", "member-benefit-usage | paid-conversion"),
    ("优化注册登录流程", "product", "new-users | failed-requests | activation-rate | landing-page-conversion"),
    ("产品使用手册编写", "product", "product-adoption-customers | contacts-per-customer | self-service-rate"),
    ("统一设计规范", "design", "design-reuse"),
    ("输出 20 张运营图", "design", "design-turnaround | click-through-rate"),
    ("社群早晚打卡", "operations", "private-domain-active"),
    ("拉新活动", "operations", "new-users"),
    ("招商 50 家新商家", "operations", "merchant-active | active-partners"),
    (
        "做一套新员工培训课件",
        "hr",
        "probation-attrition | training-satisfaction | training-application | new-hire-ramp",
    ),
    ("搭建薪酬体系", "hr", "attrition"),
    ("组织校招宣讲", "recruiting", "time-to-fill | vacant-days"),
    ("优化面试流程", "recruiting", "time-to-fill"),
    ("办年会", "administration", "employee-satisfaction | event-satisfaction"),
    ("办公用品采购降本", "administration", "admin-cost-share | purchase-savings"),
    ("上线费控系统", "finance", "reimbursement-time"),
    ("完成年度审计", "finance", "audit-findings"),
    ("跟进应收，催收逾期款", "finance", "overdue-receivables | receivable-days | collection-rate"),
    ("起草标准合同", "legal", "contract-turnaround"),
    ("开展合规培训", "legal", "compliance-violations | training-coverage"),
    ("建立供应商准入标准", "procurement", "supplier-on-time | incoming-quality"),
    ("产线节拍优化", "manufacturing", "unit-cost | oee | labour-productivity | production-cycle"),
    ("开展安全隐患排查", "manufacturing", "injury-count | hazard-closure"),
    ("推进 QC 小组活动", "quality", "first-pass-yield"),
    ("病区护理质量检查", "healthcare", "adverse-events"),
    ("编写校本课程", "teaching", "course-completion | pass-rate"),
    ("门店陈列调整", "retail-store", "footfall | store-conversion"),
    ("推出新菜单", "retail-store", "table-turnover | basket-value | store-sales"),
    ("launch a referral programme", "marketing", "referral-customers"),
    ("write 4 blog posts a month", "content", "article-reads"),
    ("run Google Ads experiments", "marketing", "marketing-roi | cost-per-lead | experiments-won | qualified-leads"),
    ("attend 3 trade shows", "marketing", "qualified-leads"),
    ("cold-call 50 prospects a week", "sales", "opportunities | connect-rate"),
    ("update the CRM", "sales", "revenue-per-seller"),
    ("negotiate with key accounts", "sales", "signed-revenue | win-rate"),
    ("train the partner network", "channel", "active-partners"),
    ("answer support tickets", "customer-service", "resolution-time | first-response-time"),
    ("write help articles", "customer-service", "self-service-rate"),
    ("hold quarterly business reviews", "customer-success", "customer-health"),
    ("split the monolith", "rd", "failed-requests"),
    ("add integration tests", "rd", "escaped-defects"),
    ("upgrade Kubernetes", "ops-engineering", "cutover-downtime"),
    ("set up dashboards and alerts", "ops-engineering", "alert-noise | detection-time | self-serve-analytics"),
    ("fix flaky tests", "test", "flaky-tests"),
    ("clean up customer data", "data", "data-accuracy"),
    ("build a churn model", "data", "customer-churn | model-accuracy"),
    ("patch servers monthly", "security", "vulnerability-fix-time"),
    ("interview 15 users", "design", "sus-score | problem-validated"),
    ("redesign onboarding screens", "design", "activation-rate | task-success | probation-attrition"),
    ("A/B test the paywall", "product", "paid-conversion"),
    ("organise a team offsite", "hr", "employee-satisfaction"),
    ("launch a mentoring programme", "hr", "probation-attrition | internal-promotion | attrition"),
    ("streamline invoice approvals", "finance", "invoice-errors | process-turnaround"),
    ("prepare the budget", "finance", "budget-variance"),
    ("renegotiate the office lease", "administration", "admin-cost-share"),
    ("audit suppliers", "procurement", "incoming-quality | supplier-on-time"),
    ("reorganise the warehouse layout", "supply-chain", "picking-speed"),
    ("introduce preventive maintenance", "manufacturing", "oee | equipment-downtime"),
    ("run hand hygiene audits", "healthcare", "infection-rate | hygiene-compliance"),
    ("mark homework faster", "teaching", "pass-rate"),
    ("train baristas", None, "csat | training-application | store-conversion"),
    ("apply for 3 grants", "research", "grants-won"),
    ("call lapsed donors", None, "donor-retention"),
    ("balance the boss fights", "product", "level-completion"),
]

# Nothing in these says what should move.
VAGUE = [
    "做好本职工作",
    "完成领导交办的任务",
    "提升团队能力",
    "加强沟通",
    "推进重点项目",
    "持续优化",
    "参加会议",
    "写总结",
    "improve things",
    "work harder",
    "support the team",
    "do my job well",
    "help other departments",
    "keep going",
    "配合其他部门",
    "按时完成任务",
    "支持业务发展",
    "处理日常事务",
    "跟进项目",
    "整理资料",
    "attend meetings",
    "prepare slides",
    "make it better",
    "负责日常工作",
    "优化体验",
    "学习新技术",
    "提高效率",
    "answer emails",
    "Train the night shift",
    "keep running",
    "file receipts",
    "ship it",
    "service the machine list",
    "编制计划",
    "Keep offering Saturday slots",
    "Enter every request so it mirrors edits from the dry run",
]


@pytest.mark.parametrize(("text", "function", "wanted"), SERVED)
def test_work_finds_the_metric_it_serves(text: str, function: str | None, wanted: str) -> None:
    ranked = lexicon().suited(text, function=function)
    assert ranked
    assert ranked[0][0].key in wanted.split(" | "), [(metric.key, score) for metric, score in ranked[:4]]
    assert ranked[0][1] >= WEAK


@pytest.mark.parametrize("text", VAGUE)
def test_a_weak_match_has_a_low_score(text: str) -> None:
    ranked = lexicon().suited(text)
    assert not ranked or ranked[0][1] < WEAK, [(metric.key, score) for metric, score in ranked[:3]]


def test_the_table_covers_every_function_in_both_languages() -> None:
    assert len(SERVED) >= 120
    said = {function for _, function, _ in SERVED if function}
    assert functions().keys() - said <= {"ceo", "strategy", "data", "project-management"}
    assert sum(text.isascii() for text, _, _ in SERVED) >= 30


def test_scores_are_ordered_and_lie_between_nothing_and_certainty() -> None:
    for text, function, _ in SERVED:
        scores = [score for _, score in lexicon().suited(text, function=function)]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_a_name_outweighs_topics_and_work_in_traditional_characters_is_the_same_work() -> None:
    assert lexicon().suited("用培训把首次解决率做上去")[0][0].key == "first-contact-resolution"
    for text, function, _ in SERVED:
        if text == "清理呆滞库存":
            simplified = lexicon().suited(text, function=function)
            assert lexicon().suited("清理呆滯庫存", function=function) == simplified


def test_who_asks_decides_between_trades() -> None:
    assert lexicon().suited("安全培训", function="security")[0][0].key != "injury-count"
    assert lexicon().suited("安全培训", function="manufacturing")[0][0].key == "injury-count"
    engineers = lexicon().suited("improve performance", function="rd")
    assert engineers[0][0].key == "response-time"


def test_what_is_only_done_leads_to_what_it_is_done_for() -> None:
    ranked = lexicon().suited("每周客户拜访量 20 次", function="sales")
    assert ranked[0][0].key == "opportunities"
    assert ranked[0][1] > {metric.key: score for metric, score in ranked}["customer-visits"]


def test_a_lexicon_of_ones_own_works_alone() -> None:
    own = Lexicon([Metric(key="smiles", name=Text("笑容数", "smiles"), topics_zh=("讲笑话",), functions=("hr",))])
    assert own.find("笑容数")[0].metric.key == "smiles"
    assert own.suited("每天讲笑话")[0][0].key == "smiles"
    assert own.get("nothing") is None
    assert own.terms() == ()
