"""Words of working life that mean the same in both languages, so that a Chinese draft meets an English example.

One line per idea: `key: Chinese words | English words`. Metrics are not repeated here, the lexicon has them; this
holds what they are about (who, what, which part of the business) and what is done to it.
"""

from __future__ import annotations

_LINES = """
customer: 客户 顾客 甲方 买家 | customer, client, buyer
enterprise: 企业客户 大客户 头部客户 | key account, enterprise customer, enterprise account
user: 用户 使用者 玩家 | user, player
member: 会员 | member, membership
newcomer: 新人 新员工 入职 试用期 应届生 | new hire, new joiner, newcomer, onboarding, probation, ramp
newuser: 新用户 拉新 获客 引流 新客 | new user, new customer, acquisition, acquire
lead: 线索 商机 潜客 询盘 | lead, prospect, opportunity, pipeline, inquiry
signup: 注册 开户 开通 | sign up, signup, registration, register
activation: 激活 首次使用 上手 新手引导 | activation, activate, first use, onboarding, get started
retention: 留存 回访 回来 粘性 | retention, retain, come back, stickiness, return
repeat: 复购 回购 老客 | repurchase, repeat purchase, repeat order, buy again
renewal: 续费 续约 续签 | renewal, renew
churn: 流失 退订 注销 | churn, cancel, unsubscribe, attrition
active: 活跃 日活 月活 | active, dau, mau, engagement
conversion: 转化 成交 成单 下单 | conversion, convert, close, checkout
funnel: 漏斗 路径 | funnel, journey
revenue: 收入 营收 销售额 业绩 流水 回款 | revenue, sales, turnover, bookings, collections
contract: 签约 合同 签单 订单额 | contract, deal, sign, signed
order: 订单 单量 | order
price: 价格 定价 客单价 单价 | price, pricing, basket, order value
profit: 利润 毛利 盈利 净利 | profit, margin, profitability
cost: 成本 费用 开支 降本 节省 | cost, expense, spend, saving, cut
budget: 预算 | budget
cash: 现金流 资金 账期 应收 | cash, cash flow, receivable, payment term
payment: 付款 支付 收款 付费 | payment, pay, paying
invoice: 发票 开票 报销 | invoice, invoicing, reimbursement, expense claim
close: 结账 月结 关账 | month end, closing, close the books
tax: 税 税务 | tax
audit: 审计 内控 稽核 | audit, internal control
compliance: 合规 监管 法规 | compliance, compliant, regulation, regulatory
legal: 法务 律师 诉讼 纠纷 | legal, lawyer, litigation, dispute
risk: 风险 风控 坏账 逾期 | risk, bad debt, overdue, default
loan: 贷款 信贷 授信 | loan, credit, lending
deposit: 存款 理财 | deposit, wealth
insurance: 保险 理赔 保单 | insurance, claim, policy
fraud: 欺诈 反洗钱 作弊 | fraud, money laundering, cheat
satisfaction: 满意 满意度 口碑 体验 | satisfaction, satisfied, happy, csat, experience, word of mouth
recommend: 推荐 净推荐值 转介绍 | recommend, nps, promoter, referral, refer
complaint: 投诉 差评 抱怨 | complaint, complain, negative review
ticket: 工单 问题单 | ticket, case
support: 客服 售后 服务台 热线 坐席 | support, customer service, help desk, hotline, agent, call center
success: 客户成功 交付 实施 | customer success, implementation, delivery, rollout
response: 响应 回复 接通 | response, respond, reply, answer
resolve: 解决 一次解决 闭环 | resolve, resolution, solve, fix
wait: 等待 排队 | wait, waiting, queue
renovation: 装修 装饰 | renovation, decoration
selfservice: 自助 知识库 帮助中心 | self service, knowledge base, help center
brand: 品牌 知名度 美誉度 心智 | brand, awareness, reputation
exposure: 曝光 阅读量 播放量 浏览 | exposure, impression, view, reach
traffic: 流量 访问 访客 | traffic, visit, visitor
content: 内容 文章 推文 视频 短视频 图文 | content, article, post, video, blog
social: 小红书 抖音 公众号 微博 社媒 新媒体 视频号 | social media, social, tiktok, wechat, xiaohongshu, instagram
fans: 粉丝 关注 涨粉 | follower, fan, subscriber
community: 社群 社区 私域 | community, group chat, private domain
event: 活动 沙龙 发布会 展会 峰会 线下活动 | event, campaign, conference, exhibition, trade show, webinar, meetup
ads: 广告 投放 买量 | ads, advertising, paid, media buying, ad spend
seo: 搜索引擎 自然搜索 | seo, search engine, organic
live: 直播 主播 | live stream, livestream, streamer, host
pr: 公关 媒体 舆情 | press, public relations, media coverage
research: 调研 访谈 问卷 市场研究 | survey, interview, questionnaire, user research, market research
science: 科研 论文 课题 实验 研发项目 | paper, publication, experiment, study, laboratory
patent: 专利 知识产权 | patent, intellectual property
competitor: 竞品 竞争对手 对手 | competitor, rival, competition
marketshare: 市场份额 市占率 市场地位 | market share, market position
channel: 渠道 经销商 代理商 分销 | channel, dealer, distributor, reseller
partner: 合作伙伴 生态 伙伴 | partner, partnership, ecosystem
supplier: 供应商 厂商 | supplier, vendor
purchase: 采购 招标 比价 | procurement, purchasing, sourcing, tender, bid
stock: 库存 周转 呆滞 缺货 | inventory, stock, turnover days, out of stock, stockout
warehouse: 仓库 仓储 分拣 拣货 | warehouse, picking, storage
logistics: 物流 配送 运输 发货 快递 签收 | logistics, delivery, shipping, shipment, transport, courier
ontime: 准时 按时 及时 准点 | on time, punctual, timely
store: 门店 店铺 网点 店长 | store, shop, branch, outlet
region: 区域 片区 华东 华南 大区 | region, regional, territory
overseas: 海外 出海 国际 全球 跨境 | overseas, international, global, cross border, abroad
property: 楼盘 案场 房产 物业 去化 | real estate, property, housing, apartment
construction: 施工 工程 工地 竣工 | construction, site, completion
product: 产品 | product
feature: 功能 需求 版本 | feature, requirement, version
launch: 上线 发布 推出 上市 投产 | launch, release, ship, go live, roll out
adoption: 使用率 渗透率 采用 用起来 | adoption, adopt, penetration, usage
mvp: 验证 试点 原型 假设 | pilot, prototype, mvp, hypothesis, validate
roadmap: 路线图 规划 战略 | roadmap, strategy, planning
design: 设计 界面 交互 视觉 设计稿 | design, interface, ui, ux, visual
usability: 易用 可用性测试 操作步骤 | usability, easy to use, ease of use
game: 游戏 关卡 副本 公会 | game, level, guild, gameplay
art: 美术 原画 | art, artwork
code: 代码 代码质量 技术债 重构 | code, tech debt, refactor, refactoring
test: 测试 用例 自动化测试 回归 | test, testing, qa, regression
automation: 自动化 机器人 无人 | automation, automate, automated
bug: 缺陷 漏测 故障单 错误 | bug, defect, error
incident: 故障 事故 宕机 停机 | incident, outage, downtime, failure
availability: 可用性 稳定性 稳定 高可用 | availability, uptime, reliability, reliable, stability, stable
speed: 速度 加载 卡顿 延迟 耗时 响应时间 性能 | speed, latency, slow, fast, performance, load time
deploy: 部署 发版 流水线 持续集成 | deploy, deployment, ci, pipeline
cloud: 云服务 云平台 上云 服务器 机房 容量 | cloud, server, capacity, infrastructure
platform: 平台 中台 | platform
system: 系统 信息化 数字化 | system, digital, digitization
interface: 接口 对接 集成 | api, integration, integrate
migration: 迁移 切换 替换 | migration, migrate, switch over
data: 数据 报表 看板 指标体系 | data, report, dashboard, analytics
dataquality: 数据质量 数据准确 口径 | data quality, data accuracy, metric definition
model: 模型 算法 推荐算法 机器学习 | model, algorithm, machine learning
ai: 人工智能 大模型 智能 | ai, artificial intelligence, llm, large language model
security: 安全漏洞 信息安全 网络安全 漏洞 攻击 | security, vulnerability, attack, breach
privacy: 隐私 个人信息 脱敏 | privacy, personal data
hire: 招聘 招到 到岗 录用 候选人 | hire, hiring, recruit, recruiting, candidate, offer
talent: 人才 骨干 核心员工 梯队 继任 | talent, key people, successor, succession, bench
turnover: 离职 流动 人员流失 | turnover, resign, attrition, leave the company
training: 培训 课程 讲师 学习 | training, train, course, learning, workshop
skill: 能力 技能 认证 考试 | skill, capability, certification, exam
performance: 绩效 考核 | performance review, appraisal
pay: 薪酬 奖金 激励 | salary, compensation, bonus, incentive
culture: 文化 价值观 氛围 | culture, value, atmosphere
engagement: 敬业度 员工满意度 员工体验 | employee engagement, employee satisfaction, employee experience
team: 团队 部门 组织 | team, department, organization
leader: 管理者 干部 主管 | manager, leader, leadership
collaboration: 协作 跨部门 配合 沟通 | collaboration, cross team, cross functional, communication
process: 流程 制度 规范 审批 | process, procedure, approval, workflow
efficiency: 效率 人效 提效 产能 | efficiency, productivity, throughput, capacity
cycle: 周期 交期 时长 | cycle time, lead time, turnaround, duration
quality: 质量 品质 良率 合格率 | quality, yield, pass rate
rework: 返工 返修 退货 退款 | rework, repair, refund, returned goods, return rate
production: 生产 产线 制造 车间 工厂 | production, manufacturing, line, plant, factory
equipment: 设备 维护 保养 | equipment, machine, maintenance
safety: 安全生产 工伤 隐患 | safety, injury, hazard, accident
energy: 能耗 节能 碳排放 双碳 减排 用电 | energy, carbon, emission, electricity, power consumption
environment: 环保 绿色 污染 | environment, green, pollution
office: 行政 办公 会议室 工位 食堂 | office, administration, meeting room, canteen, facilities
asset: 资产 盘点 | asset, stocktake
travel: 差旅 出差 | travel, trip
meeting: 会议 例会 周会 | meeting
document: 文档 手册 资料 档案 | document, documentation, manual, handbook, archive
patient: 患者 病人 就诊 门诊 | patient, visit, outpatient
hospital: 医院 医疗 护理 病房 临床 | hospital, clinical, nursing, ward, care, healthcare
drug: 药品 药物 新药 | drug, medicine
student: 学生 学员 学习者 | student, learner, pupil
teacher: 教师 老师 教研 | teacher, teaching, instructor
school: 学校 教育 课堂 | school, education, classroom
course: 完课 课时 续班 | course completion, lesson, enrollment
citizen: 市民 群众 居民 办事 政务 | citizen, resident, public service, government
volunteer: 志愿者 公益 捐赠 受助 | volunteer, nonprofit, donation, donor, beneficiary
farm: 农业 农户 | farm, farmer
food: 食品 餐饮 菜品 | food, restaurant, dish, catering
hotel: 酒店 入住 客房 | hotel, occupancy, room
car: 汽车 车辆 试驾 | car, vehicle, test drive
goods: 商品 货品 单品 选品 | goods, merchandise, sku, item, assortment
newproduct: 新品 | new product
display: 陈列 货架 铺货 动销 | display, shelf, distribution, sell through
promotion: 促销 优惠券 满减 | promotion, coupon, discount
growth: 增长 规模化 | growth, grow, scale
fundraising: 融资 投资人 估值 | fundraising, investor, raise
ipo: 上市公司 首次公开募股 | ipo, listing
merger: 并购 整合 | merger, acquisition deal
strategy: 新业务 第二曲线 转型 | new business, new line, transformation
forecast: 预测 | forecast, forecasting
project: 项目 里程碑 | project, milestone
delay: 延期 拖延 逾期交付 | delay, delayed, late
first: 第一 领先 龙头 标杆 | leading, leader in, number one, benchmark
trust: 信任 放心 信赖 | trust, trusted, confidence
easy: 简单 便捷 方便 省心 轻松 | easy, simple, convenient, effortless
remote: 远程 居家 | remote
diversity: 多元 女性 | diversity, inclusion, women
health: 健康 | health, healthy
crisis: 应急 危机 灾备 | emergency, crisis, disaster recovery, backup
localization: 本地化 翻译 | localization, translation, localize
accessibility: 无障碍 老年人 | accessibility, elderly
mobile: 手机 移动端 小程序 客户端 | mobile, app, mini program
search: 搜索 检索 | search
notification: 推送 通知 短信 | push, notification, sms
login: 登录 认证登录 | login, sign in
"""


def ideas() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every idea's key with the words of both languages that speak of it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for line in _LINES.strip().splitlines():
        key, _, rest = line.partition(":")
        chinese, _, english = rest.partition("|")
        found.append((key.strip(), (*chinese.split(), *(word.strip() for word in english.split(",")))))
    return tuple(found)
