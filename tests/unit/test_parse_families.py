"""Layouts of trackers, sheets, LaTeX, wikis and wish lists."""

from __future__ import annotations

import pytest

from assistant.parse import parse

Okrs = list[tuple[str, list[str]]]

PAINLESS = ("Make onboarding painless", ["New hires at work in 2 weeks: 80%", "Laptop on day one"])
LAYOUTS: list[tuple[str, Okrs]] = [
    (
        "O1①让新生两周内认路\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2②食堂不排队\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1（40%，小林）让新生两周内认路\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2（40%，小林）食堂不排队\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1 P0（非做不可）：让新生两周内认路\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2 P0（非做不可）：食堂不排队\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1】让新生两周内认路\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2】食堂不排队\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1 「让新生两周内认路」\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2 「食堂不排队」\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        'O1 "让新生两周内认路"\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2 "食堂不排队"\nKR1 排队 12 分钟 → 5 分钟',
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1 “让新生两周内认路”\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2 “食堂不排队”\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "- **Objective 1**: 让新生两周内认路 _(教务处)_\n- KR1 导览满意度 4.5\n- KR2 迷路求助少一半\n- **Objective 2**: 食堂不排队 _(教务处)_\n- KR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "教务处 / O1 / 让新生两周内认路\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\n教务处 / O2 / 食堂不排队\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "1 让新生两周内认路\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\n2 食堂不排队\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "一 让新生两周内认路\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\n二 食堂不排队\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1 让新生两周内认路 进度40%\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2 食堂不排队 进度40%\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1 让新生两周内认路 —— 得分 0.7\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2 食堂不排队 —— 得分 0.7\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1 [0.6] 让新生两周内认路\nKR1 导览满意度 4.5\nKR2 迷路求助少一半\nO2 [0.6] 食堂不排队\nKR1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "让新生两周内认路（O1）\n导览满意度 4.5（KR1）\n迷路求助少一半（KR2）\n食堂不排队（O2）\n排队 12 分钟 → 5 分钟（KR1）",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "Guests come back (O1)\n- Return stays 20% -> 30% (KR1)\n- Queue under 5 minutes (KR2)\nNights are staffed (O2)\n- Night complaints under 2 (KR1)",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "O1 让新生两周内认路\n   衡量：导览满意度 4.5；迷路求助少一半\nO2 食堂不排队\n   衡量：排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1 Guests come back\n  Measured by: Return stays 20% -> 30%; Queue under 5 minutes\nO2 Nights are staffed\n  Measured by: Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "O,Guests come back,,\nKR1,Return stays 20% -> 30%,Ana,40%\nKR2,Queue under 5 minutes,Bo,10%\nO,Nights are staffed,,\nKR1,Night complaints under 2,Cy,0%",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "O1，让新生两周内认路，，\nKR1，导览满意度 4.5，小林，40%\nKR2，迷路求助少一半，小郑，10%\nO2，食堂不排队，，\nKR1，排队 12 分钟 → 5 分钟，小钱，0%",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1,Guests come back,Ana,\nKR1,Return stays 20% -> 30%,Ana,40%\nKR2,Queue under 5 minutes,Bo,10%\nO2,Nights are staffed,Cy,\nKR1,Night complaints under 2,Cy,0%",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "\\section{Guests come back}\n\\begin{itemize}\n\\item Return stays 20\\% -> 30\\%\n\\item Queue under 5 minutes\n\\end{itemize}\n\\section{Nights are staffed}\n\\begin{itemize}\n\\item Night complaints under 2\n\\end{itemize}",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "\\begin{itemize}\n\\item \\textbf{O1} 让新生两周内认路\n  \\begin{itemize}\n  \\item KR1 导览满意度 4.5\n  \\item KR2 迷路求助少一半\n  \\end{itemize}\n\\item \\textbf{O2} 食堂不排队\n  \\begin{itemize}\n  \\item KR1 排队 12 分钟 → 5 分钟\n  \\end{itemize}\n\\end{itemize}",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "┌────┬────┐\n│ 目标 │ 关键结果 │\n├────┼────┤\n│ 让新生两周内认路 │ 导览满意度 4.5 │\n│  │ 迷路求助少一半 │\n├────┼────┤\n│ 食堂不排队 │ 排队 12 分钟 → 5 分钟 │\n└────┴────┘",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "[HW-101] O 让新生两周内认路 (进行中)\n[HW-102] KR 导览满意度 4.5 (已完成)\n[HW-103] KR 迷路求助少一半 (待办)\n[HW-104] O 食堂不排队 (进行中)\n[HW-105] KR 排队 12 分钟 → 5 分钟 (待办)",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "EPIC-14: Guests come back\n  EPIC-15 [Done] Return stays 20% -> 30%\n  EPIC-16 [To Do] Queue under 5 minutes\nEPIC-17: Nights are staffed\n  EPIC-18 [To Do] Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "O1：让新生两周\n    内认路\nKR1：导览满意度\n     4.5\nKR2：迷路求助少一半\nO2：食堂不排队\nKR1：排队 12 分钟 →\n     5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "Guests come back · On track · 42%\n  KR · Return stays 20% -> 30% · At risk · 20%\n  KR · Queue under 5 minutes · On track · 64%\nNights are staffed · On track · 30%\n  KR · Night complaints under 2 · Off track · 0%",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "me / 2026\n/ O / Guests come back\n/ KR / Return stays 20% -> 30%\n/ KR / Queue under 5 minutes\n/ O / Nights are staffed\n/ KR / Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        'objective,key_result,owner\n"Make the lab safe, then fast","Near misses logged within 24h, by anyone",Ravi\n"","Spill kit check, monthly",Mo',
        [("Make the lab safe, then fast", ["Near misses logged within 24h, by anyone", "Spill kit check, monthly"])],
    ),
    (
        "上半年\n O 学业不掉队\n O 身体好起来\n下半年\n O 找到实习",
        [("学业不掉队", []), ("身体好起来", []), ("找到实习", [])],
    ),
    (
        "First half\n O Finish the thesis\n O Sleep better\nSecond half\n O Find a job",
        [("Finish the thesis", []), ("Sleep better", []), ("Find a job", [])],
    ),
    (
        "## 第一季度\n### 工作\n- 独立带一个项目\n- 少返工\n### 生活\n- 早睡\n- 学会做饭\n## 第二季度\n### 工作\n- 升职",
        [("独立带一个项目", []), ("少返工", []), ("早睡", []), ("学会做饭", []), ("升职", [])],
    ),
    (
        "## Q1\n### Work\n- Lead a project\n- Fewer late nights\n### Life\n- Sleep better\n## Q2\n### Work\n- Learn to delegate",
        [("Lead a project", []), ("Fewer late nights", []), ("Sleep better", []), ("Learn to delegate", [])],
    ),
    ("今年想做的：\n- 打开眼界\n- 把身体养回来\n- 少加班", [("打开眼界", []), ("把身体养回来", []), ("少加班", [])]),
    (
        "Goals for 2025\n- Read more\n- Sleep better\n- See the parents every month",
        [("Read more", []), ("Sleep better", []), ("See the parents every month", [])],
    ),
    ("2026 年的目标\n- 打开眼界\n- 把身体养回来\n- 少加班", [("打开眼界", []), ("把身体养回来", []), ("少加班", [])]),
    (
        "What I want this year:\n- Read more\n- Sleep better\n- Work less",
        [("Read more", []), ("Sleep better", []), ("Work less", [])],
    ),
    (
        "2025 新年愿望\n1. 打开眼界\n2. 把身体养回来\n3. 少加班",
        [("打开眼界", []), ("把身体养回来", []), ("少加班", [])],
    ),
    (
        "Objectives\n1. Guests come back\n2. Nights are staffed\nKey results\n1.1 Return stays 20% -> 30%\n1.2 Queue under 5 minutes\n2.1 Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "目标\n1. 让新生两周内认路\n2. 食堂不排队\n\n关键结果\n1.1 导览满意度 4.5\n1.2 迷路求助少一半\n2.1 排队 12 分钟 → 5 分钟",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "想做到：\n① 学业不掉队\n② 身体好起来\n怎么算做到：\n① GPA 3.6\n② 体脂 18%",
        [("学业不掉队", ["GPA 3.6"]), ("身体好起来", ["体脂 18%"])],
    ),
    (
        "<p>教务处&nbsp;Q3</p><dl><dt>O1 让新生两周内认路</dt><dd>KR1 导览满意度 4.5</dd><dd>KR2 迷路求助少一半</dd><dt>O2 食堂不排队</dt><dd>KR1 排队 12 分钟 → 5 分钟</dd></dl>",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "<dl><dt>Guests come back</dt><dd>Return stays 20% -&gt; 30%</dd><dd>Queue under 5 minutes</dd><dt>Nights are staffed</dt><dd>Night complaints under 2</dd></dl>",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "<ul><li>Guests come back<ul><li>Return stays 20% -&gt; 30%</li><li>Queue under 5 minutes</li></ul></li><li>Nights are staffed<ul><li>Night complaints under 2</li></ul></li></ul>",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        '<table><tr><th>目标</th><th>关键结果</th><th>负责人</th></tr><tr><td rowspan="2">让新生两周内认路</td><td>导览满意度 4.5</td><td rowspan="2">小林</td></tr><tr><td>迷路求助少一半</td></tr><tr><td>食堂不排队</td><td>排队 12 分钟 → 5 分钟</td><td>小钱</td></tr></table>',
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "<h3>O1&nbsp;Guests come back</h3><ul><li><p>KR1:&nbsp;Return stays 20% -&gt; 30%</p></li><li><p>KR2:&nbsp;Queue under 5 minutes</p></li></ul><h3>O2&nbsp;Nights are staffed</h3><ul><li><p>KR1:&nbsp;Night complaints under 2</p></li></ul>",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "<p><span>Ｏ１：</span><span>让新生\u200b两周内认路</span></p><p>ＫＲ１：导览满意度 4.5</p><p>ＫＲ２：迷路求助少一半</p><p>Ｏ２：食堂不排队</p><p>ＫＲ１：排队 12 分钟 → 5 分钟</p>",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "<table><tr><th>Team</th><th>Objective</th><th>Key results</th></tr><tr><td rowspan=2>Desk</td><td>Guests come back</td><td><ul><li>Return stays 20% -&gt; 30%</li><li>Queue under 5 minutes</li></ul></td></tr><tr><td>Nights are staffed</td><td>Night complaints under 2</td></tr></table>",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "<table><tr><td rowspan=3>O1</td><td colspan=2>让新生两周内认路</td></tr><tr><td>KR1</td><td>导览满意度 4.5</td></tr><tr><td>KR2</td><td>迷路求助少一半</td></tr><tr><td rowspan=2>O2</td><td colspan=2>食堂不排队</td></tr><tr><td>KR1</td><td>排队 12 分钟 → 5 分钟</td></tr></table>",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "## 做大社区团购\n- **负责人**：老高\n- **截止**：6/30\n1. `每月 8 单`\n   - 小冯：0.5\n2. `流失 2%`\n",
        [("做大社区团购", ["每月 8 单", "流失 2%"])],
    ),
    (
        "## Guests come back\n- **Tracking Manager**: Petra\n- Return stays 20% -> 30%\n- Queue under 5 minutes\n",
        [("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"])],
    ),
    (
        "Guests come back, as measured by:\n- Return stays 20% -> 30%\n- Queue under 5 minutes\n",
        [("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"])],
    ),
    (
        "| Objective | Key Results |\n|---|---|\n| Guests come back | <ul><li>Return stays 20% -> 30%</li><li>Queue under 5 minutes</li></ul> |\n",
        [("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"])],
    ),
    (
        'Type,Text,Owner\nO,"Guests come back",Petra\nKR,"Return stays 20% -> 30%",Owen\nKR,"Queue under 5 minutes",Owen\n',
        [("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"])],
    ),
    (
        "🎯 让新生两周内认路\n📈 导览满意度 4.5\n📈 迷路求助少一半\n🎯 食堂不排队\n📈 排队 12 分钟 → 5 分钟\n",
        [("让新生两周内认路", ["导览满意度 4.5", "迷路求助少一半"]), ("食堂不排队", ["排队 12 分钟 → 5 分钟"])],
    ),
    (
        "O1: Guests come back — owner: Petra\nKR1: Return stays 20% -> 30% — Owen, June\nKR2: Queue under 5 minutes — Ana, May\n",
        [("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"])],
    ),
    (
        "O 30 天内让新店员独立上岗\nkr 9:00 前到岗率 95%\nkr 1:1 面谈全覆盖\nO 不断货\nkr 缺货率 2%\n",
        [("30 天内让新店员独立上岗", ["9:00 前到岗率 95%", "1:1 面谈全覆盖"]), ("不断货", ["缺货率 2%"])],
    ),
    (
        "O: Be found\nKR: #1 in the app store\nKR: Note quality score 80\n",
        [("Be found", ["#1 in the app store", "Note quality score 80"])],
    ),
    (
        "一、全年\n1. 打开眼界；\n2. 把身体练好；\n二、一季度\n1. 拿下驾照；\n",
        [("打开眼界", []), ("把身体练好", []), ("拿下驾照", [])],
    ),
    (
        "O1（公司）房客愿意再来\n　KR1 复住率 20% → 30%\nO1（前台，承接 KR1）办入住不排队\n　KR1 平均办理 3 分钟\n",
        [("房客愿意再来", ["复住率 20% → 30%"]), ("办入住不排队", ["平均办理 3 分钟"])],
    ),
    ("## 全年零事故\n- 隐患当天关闭 95%\n- 工伤 0 起\n", [("全年零事故", ["隐患当天关闭 95%", "工伤 0 起"])]),
    (
        "O1：【增长】房客愿意再来\nKR1：复住率 20% → 30%，老高\nKR2：点评 4.6 → 4.8，小冯\nO2：【效率】办入住不排队\nKR1：平均办理 3 分钟，阿梅\n",
        [("房客愿意再来", ["复住率 20% → 30%", "点评 4.6 → 4.8"]), ("办入住不排队", ["平均办理 3 分钟"])],
    ),
    (
        "O1：房客愿意再来（新增）\nKR1：复住率 20% → 30%（9/30）\nKR2：点评 4.6 → 4.8（8/31）\nO2：办入住不排队（部门：前台）\nKR1：平均办理 3 分钟（9/15）\n",
        [("房客愿意再来", ["复住率 20% → 30%", "点评 4.6 → 4.8"]), ("办入住不排队", ["平均办理 3 分钟"])],
    ),
    (
        "## 让补货不再靠猜\n1. **统计建模**：跑出每日补货建议\n2. **门店试用**：三成门店照建议补货\n3. **口径**：缺货定义写清楚\n",
        [("让补货不再靠猜", ["跑出每日补货建议", "三成门店照建议补货", "缺货定义写清楚"])],
    ),
    (
        "## Hold the base\n- **Churn:** from 4% to 2%\n- **NPS:** 12 to 30\n- **Tickets:** under 40\n",
        [("Hold the base", ["Churn: from 4% to 2%", "NPS: 12 to 30", "Tickets: under 40"])],
    ),
    (
        "O1: Guests come back\nKR1: P0: Return stays 20% -> 30%\nKR2: P1: Queue under 5 minutes\nKR3: P1: Complaints answered in a day\n",
        [("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes", "Complaints answered in a day"])],
    ),
    (
        "O1: Guests come back\nKR1: Return stays 20% -> 30%\n    - action: call past guests\nKR2: Queue under 5 minutes\n    - owner: Petra\n",
        [("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"])],
    ),
    (
        "O1：房客愿意再来\nKR1：□ 复住率 20% → 30%\nKR2：√ 点评 4.6 → 4.8\n",
        [("房客愿意再来", ["复住率 20% → 30%", "点评 4.6 → 4.8"])],
    ),
    (
        "Committed: Guests come back\n- Return stays 20% -> 30%\n- Queue under 5 minutes\n\nStretch: Nights are staffed\n- Night complaints under 2\n- Two on every shift\n",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Nights are staffed", ["Night complaints under 2", "Two on every shift"]),
        ],
    ),
    (
        "❶ Make onboarding painless\n  ① New hires at work in 2 weeks: 80%\n  ② Laptop on day one\n❷ Fewer surprises\n  ① Errors under 0.5%\n",
        [PAINLESS, ("Fewer surprises", ["Errors under 0.5%"])],
    ),
    (
        "| | Objective / Key result | Owner |\n|---|---|---|\n| O1 | Make onboarding painless | Petra |\n| 1.1 | New hires at work in 2 weeks: 80% | Owen |\n| 1.2 | Laptop on day one | Ana |\n| O2 | Fewer surprises | Petra |\n| 2.1 | Errors under 0.5% | Owen |\n",
        [PAINLESS, ("Fewer surprises", ["Errors under 0.5%"])],
    ),
    (
        "## Make onboarding painless\n**Why:** people leave in month one\n**Key results**\n- New hires at work in 2 weeks: 80%\n- Laptop on day one\n",
        [PAINLESS],
    ),
    (
        "Make onboarding painless [Objective]\nNew hires at work in 2 weeks: 80% [KR]\nLaptop on day one [KR]\n",
        [PAINLESS],
    ),
    (
        "OKR #1\nObjective: Make onboarding painless\nKey Results:\n1. New hires at work in 2 weeks: 80%\n2. Laptop on day one\n\nOKR #2\nObjective: Fewer surprises\nKey Results:\n1. Errors under 0.5%\n",
        [PAINLESS, ("Fewer surprises", ["Errors under 0.5%"])],
    ),
    (
        "We will make onboarding painless as measured by 80% of new hires at work in 2 weeks, a laptop on day one and a survey at 4.5",
        [
            (
                "We will make onboarding painless",
                ["80% of new hires at work in 2 weeks", "a laptop on day one", "a survey at 4.5"],
            )
        ],
    ),
    (
        "O - make onboarding painless\nkr - new hires at work in 2 wks\nkr - laptop on day one\no - fewer surprises\nkr - errors < 0.5%\n",
        [
            ("make onboarding painless", ["new hires at work in 2 wks", "laptop on day one"]),
            ("fewer surprises", ["errors < 0.5%"]),
        ],
    ),
    (
        "Priority 1: Make onboarding painless\n- New hires at work in 2 weeks: 80%\n- Laptop on day one\nPriority 2: Fewer surprises\n- Errors under 0.5%\n",
        [PAINLESS, ("Fewer surprises", ["Errors under 0.5%"])],
    ),
]


@pytest.mark.parametrize(("text", "okrs"), LAYOUTS, ids=[text.strip()[:24] for text, _ in LAYOUTS])
def test_layout_is_read_as_a_person_reads_it(text: str, okrs: Okrs) -> None:
    found = parse(text)
    assert [(o.text, [k.text for k in o.key_results]) for o in found.objectives] == okrs
