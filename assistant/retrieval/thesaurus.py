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
staff: 员工 同事 职工 伙伴们 | staff, employee, colleague, coworker, workforce
engineer: 工程师 程序员 研发人员 开发者 | engineer, developer, programmer
boss: 老板 高管 管理层 一把手 | boss, executive, management
board: 董事会 股东 | board, shareholder
seller: 商家 卖家 店主 | seller, merchant, shop owner
driver: 司机 骑手 驾驶员 配送员 | driver, rider, courier
passenger: 乘客 旅客 通勤 | passenger, commuter, traveller, traveler
guest: 客人 住客 宾客 | guest
owner: 业主 住户 房东 邻居 | homeowner, landlord, household, neighbour, neighbor
tenant: 租户 租客 出租 租金 | tenant, rent, lease
reader: 读者 订阅 阅读 | reader, subscribe, subscription, read
audience: 观众 听众 收视 | audience, viewer, listener
parent: 家长 父母 家庭 | parent, family
child: 孩子 儿童 少年 | child, children, kid
elder: 老人 长者 养老 | elderly, older people, senior resident, care home
doctor: 医生 大夫 医师 | doctor, physician, clinician
nurse: 护士 护理员 | nurse, carer
surgery: 手术 住院 出院 术后 | surgery, discharge, admission, inpatient
appointment: 预约 挂号 | appointment, booking, reservation
medicine: 用药 处方 | medication, prescription, dose
night: 夜班 半夜 值班 深夜 | night, night shift, on call, overnight
overtime: 加班 熬夜 下班 | overtime, late nights, go home
weekend: 周末 节假日 假期 | weekend, holiday
season: 旺季 淡季 大促 高峰 | peak, season, rush, high season
shift: 班次 排班 班组 | shift, roster, crew
question: 问题 疑问 提问 求助 | question, ask
request: 申请 请求 诉求 | request, application
decision: 决策 决定 拍板 | decision, decide
approval: 批准 签字 审核 放行 | approval, approve, signature, sign off
acceptance: 验收 交接 | acceptance, handover, accept
reportout: 报告 汇报 周报 | reporting, weekly report
plan: 计划 排期 方案 | plan, schedule
review: 评审 复盘 回顾 | review, retrospective, post mortem, lessons learned
drill: 演练 预案 | drill, rehearsal, exercise
inspection: 检查 巡检 抽查 抽检 检验 | inspection, inspect, spot check
trialuse: 试用 体验版 | trial, free trial, demo
demo: 演示 样板 讲解 | demo, demonstration
account: 账号 账户 | account
phone: 电话 来电 通话 | phone, call
email: 邮件 邮箱 | email, mail, newsletter
chat: 聊天 对话 私信 | chat, conversation, message
visit: 拜访 上门 走访 | visit, site visit, house call
feedback: 反馈 建议 意见 | feedback, suggestion, idea
rating: 评分 打分 评价 好评 | rating, score, stars, review score
name: 名字 命名 称呼 | name, naming
proposal: 提案 标书 投标 中标 | proposal, tender, bid, win a bid
negotiation: 谈判 议价 谈成 | negotiation, negotiate, terms
discount: 折扣 打折 让利 | discount, rebate, markdown
deviation: 偏差 差异 差错 | deviation, variance, gap, mismatch
forecastacc: 预估 预算偏差 估算 | estimate, forecast accuracy
duplicate: 重复 重复劳动 | duplicate, repeated, double work
manual: 手工 人工 手动 | manual, by hand, paper
shorten: 缩短 压缩 提前 | shorten, shrink, sooner, earlier
recovery: 恢复 修好 抢修 | recover, recovery, restore, repair time
spare: 备件 耗材 物料 | spare part, consumable, material
machine: 机器 设备停机 产线停线 | machine, line stop, standstill
scrap: 报废 废品 损耗 浪费 | scrap, waste, wastage, spoilage, loss
packaging: 包装 包材 | packaging, package
parcel: 包裹 快件 | parcel, package delivery
route: 线路 路线 航线 | route, line
bus: 公交 地铁 铁路 | bus, train, rail, metro, transit
flight: 航班 机场 | flight, airport
elevator: 电梯 维保 | elevator, lift
building: 楼宇 写字楼 小区 社区服务 | building, office building, estate
water: 用水 供水 水务 | water, leak
waste: 垃圾 回收 循环 | recycling, garbage, waste collection
crop: 种植 果园 粮食 | crop, harvest, orchard
animal: 宠物 领养 养殖 | pet, animal, shelter, adoption centre
donation: 捐款 善款 募捐 | donation, fundraising, giving, gala
policy: 政策 补贴 申报 | policy, subsidy, grant, declaration
counter: 窗口 柜台 柜员 大厅 | counter, teller, service hall, branch desk
tradein: 交易 成交额 | transaction, trade
portfolio: 基金 投资 收益率 | fund, investment, portfolio, returns
claim: 赔付 定损 | claims, payout
contractreview: 合同审核 条款 | contract review, clause, terms and conditions
consult: 咨询 顾问 | consulting, consultant, advice
case: 案件 案例 | case, case study, reference
evidence: 证据 佐证 | evidence, proof
press: 采访 稿件 记者 | interview, journalist, article
photo: 照片 图片 拍摄 | photo, picture, shoot
music: 音乐 歌曲 演出 | music, song, concert, show
film: 影视 剧集 电影 | film, series, movie
museum: 展览 博物馆 观展 | museum, exhibition, gallery
sport: 运动 健身 赛事 | sport, fitness, gym, match
book: 图书 出版 书店 | book, publishing, bookshop
exam: 考试 成绩 升学 | exam, grade, test score
graduate: 毕业 毕业生 就业 | graduate, graduation, employment
mentor: 导师 带教 师傅 辅导 | mentor, mentoring, coach, coaching
promotionup: 晋升 转正 提拔 | promotion, promoted, pass probation
vacancy: 空缺 岗位 编制 | vacancy, open position, open role, headcount
interviewing: 面试 笔试 | interview, interviewer
referralhire: 内推 | employee referral
school_hire: 校招 实习 | campus hiring, graduate hiring, intern
benefit: 福利 补助 | benefit, perk, allowance
attendance: 考勤 出勤 请假 | attendance, absence, leave
dispute: 仲裁 纠纷 诉讼 | arbitration, dispute, claim
labour: 用工 外包 派遣 | labour, contractor, outsourcing, temporary staff
minority: 残障 无障碍 | disability, accessible
seat: 工位 座位 | desk, seat
parking: 停车 车位 | parking
canteen: 食堂 餐厅 用餐 | canteen, meal, lunch
supplies: 办公用品 领用 | supplies, stationery
visitor: 访客 来访 前台 | visitor, reception, front desk
file: 文件 档案 合同归档 | file, filing, archive, records
password: 密码 登录失败 | password, login failure
computer: 电脑 终端 笔记本 | computer, laptop, device
network: 网络 带宽 断网 | network, bandwidth, wifi, connection
crash: 崩溃 闪退 白屏 | crash, freeze, blank screen
alert: 告警 报警 监控 | alert, alarm, page, monitoring
version: 灰度 回滚 发布失败 | rollback, canary, failed release
merge: 合并代码 代码评审 提交代码 | merge, code review, pull request, commit
database: 数据库 查询 | database, query
openness: 开源 | open source
permission: 权限 账号权限 | permission, access right
phishing: 钓鱼 诈骗 | phishing, scam
backupdata: 备份 恢复演练 | backup, restore test
opsload: 扩容 峰值 压测 | scaling, peak load, load test
recommendation: 个性化 推荐位 | personalised, personalized, recommendations
experiment: 实验 对照 | experiment, a b test, control group
insight: 洞察 结论 分析 | insight, finding, analysis
decisiondata: 取数 自助分析 | self serve analytics, data request
level: 难度 关卡 | difficulty, stage
matchmaking: 匹配 组队 | matching, matchmaking, team up
character: 角色 皮肤 | character, skin, avatar
story: 剧情 故事 | story, plot
firstday: 首日 首次 第一次 | first day, first time, first session
comeback: 回流 召回 沉睡 | win back, reactivation, dormant, lapsed
share: 分享 转发 传播 | share, viral, spread
comment: 评论 留言 弹幕 | comment, reply
cart: 购物车 加购 结算 | cart, basket
return_goods: 退货率 退换 | returns, exchange
listing: 上新 上架 | listing, new arrival
shopwindow: 橱窗 试穿 试衣 | fitting room, try on, shop window
footfall: 客流 进店 | footfall, walk in, store traffic
perstore: 单店 坪效 | per store, sales per square metre
franchise: 加盟 加盟店 | franchise, franchisee
sample: 样品 打样 | sample
formula: 配方 研制 | formula, formulation
pilotrun: 试产 量产 | pilot run, mass production, ramp up
drawing: 图纸 变更 | drawing, engineering change
tolerance: 精度 公差 | precision, tolerance
certify: 资质 认证 许可证 | certification, licence, license, accreditation
permit: 报建 预售证 | permit, planning permission
handin: 交房 交付标准 | handover of homes, move in
land: 拿地 地块 | land, plot
sleep: 睡得着 安心 | sleep, peace of mind
noise: 噪音 噪声 | noise
clean: 保洁 卫生 | cleaning, hygiene
accident: 事故 受伤 | accident, injury
fire: 消防 火灾 | fire, fire safety
theft: 防损 被盗 | theft, shrinkage
"""


def ideas() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every idea's key with the words of both languages that speak of it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for line in _LINES.strip().splitlines():
        key, _, rest = line.partition(":")
        chinese, _, english = rest.partition("|")
        found.append((key.strip(), (*chinese.split(), *(word.strip() for word in english.split(",")))))
    return tuple(found)
