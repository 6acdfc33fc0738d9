"""Messy drafts as people give them, in our own words: (name, request fields). Used wherever a whole run is tested."""

from __future__ import annotations

DRAFTS: dict[str, dict[str, str]] = {
    "zh-brand": {
        "text": "提高门店人气：每周拍 4 条短视频；配合总部做秋季陈列；约 6 位本地博主探店；学一下投流",
        "parent": "O 让周边三公里的家庭先想到我们\nKR1 新客进店人数 900 人 → 1500 人\nKR2 会员复购率 22% → 30%",
        "role": "门店运营",
    },
    "zh-sales": {
        "text": "9 月签约 320 万：陈晨 150 万、吴迪 100 万、孙悦 70 万；老客户续约率 80%",
        "role": "销售主管",
        "mode": "rewrite",
    },
    "zh-table": {
        "text": "| 目标 | 关键结果 | 负责人 | 进度 |\n| --- | --- | --- | --- |\n| 对账不再拖到月底 | 对账天数从 9 天压到 3 天 | 老韩 | 30% |\n"
        "|  | 上线自动对账 | 小葛 | 0% |\n|  | 处理日常报销 | 阿敏 |  |"
    },
    "zh-weights": {
        "text": "O：让新店少缺货（权重 60%）\nKR1【权重 40%】：缺货率从 7% 降到 3%\nKR2：优化补货流程\nKR3：xx 月前上线补货系统\nKR4："
    },
    "zh-plain": {"text": "写周报\n整理客户名单\n跟进老客户\n优化报价模板"},
    "zh-hant": {"text": "O 讓住戶報修不用催\nKR1 報修 24 小時內處理率 60% 提升至 90%\nKR2 加強師傅培訓"},
    "zh-good": {"text": "O 让新来的老师第一个月就敢上课\nKR1 试讲一次通过率从 55% 到 80%\nKR2 首月家长投诉不超过 2 起"},
    "zh-one-line": {"text": "提升团队效率"},
    "en-ops": {
        "text": "Q4: move invoicing to the new cluster; refactor search; write runbooks; reduce page load time",
        "parent": "支付成功率 96%→99%，重大故障 0 起",
    },
    "en-hr": {"text": "People: hire 6 nurses; improve onboarding; run 3 team events; fewer people leave"},
    "en-good": {
        "text": "Tenants get repairs without chasing us: repairs done within 48 hours 52%->80%; repeat visits 18%->9%; answer tickets"
    },
    "en-okr": {
        "text": "Objective 1 - A help desk people trust\nKey results:\n1. First reply from 9 h to 2 h by March\n2. Launch the self-service portal\n"
        "3. Work on tone of voice\n4. CSAT TBD"
    },
    "en-weights": {
        "text": "O: Fewer empty shelves (weight 70%)\n- KR1: out-of-stock rate from 8% to 3% [confidence 5/10]\n- KR2: supplier scorecards\n- KR3 @Dana visit 12 suppliers"
    },
    "en-html": {
        "text": "<h3>O1 Buses leave on time in the rain</h3><ul><li>KR1&nbsp;late departures under 3 a day</li><li>KR2 driver app</li></ul>"
    },
}
