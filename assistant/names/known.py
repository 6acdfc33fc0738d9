"""Words that names are told by: departments, products and tools, surnames, and capitals that name nothing."""

from __future__ import annotations

_DEPARTMENTS_ZH = (
    "市场 销售 研发 产品 技术 运营 财务 人事 人力 人力资源 行政 法务 法规 客服 客户成功 设计 数据 采购 供应链 物流 仓储 仓库 质量 质检 品质 生产 工程 设备 "
    "安全 信息 资讯 风控 合规 审计 内审 战略 公关 品牌 媒介 渠道 商务 电商 培训 教务 教研 科研 测试 运维 算法 架构 前端 后端 安卓 增长 内容 社区 社群 直播 投放 "
    "用研 用户研究 售前 售后 实施 交付 总务 企划 策划 招商 会员 海外 国际 海外市场 大客户 政企 平台 基础架构 中台 数仓 商业化 创新 医务 护理 药剂 检验 门诊 急诊 "
    "病历 党建 纪检 后勤 保洁 工艺 计划 资金 税务 核算 结算 投资 证券 投资者关系 企业文化 组织发展 招聘 薪酬 绩效 风险管理 贷后 信贷 理赔 核保 精算 注册 临床 "
    "拓展 选址 加盟 门店 督导 陈列 商品 买手 企宣 新媒体 小程序 支付 搜索 推荐 广告 安保 网络 硬件 结构 电气 嵌入式 视觉 交互 编辑 发行 美术 战斗 关卡 数值"
)
DEPARTMENTS_ZH = frozenset(_DEPARTMENTS_ZH.split())
_DEPARTMENTS_EN = (
    "marketing sales engineering product finance legal hr people operations ops support security design data procurement logistics "
    "compliance audit strategy brand growth content community platform infrastructure infra analytics research quality qa it "
    "facilities payroll recruiting talent success billing payments risk treasury tax accounting communications comms pr "
    "partnerships editorial training"
)
DEPARTMENTS_EN = frozenset(_DEPARTMENTS_EN.split())

_PRODUCTS_ZH = (
    "金蝶云·星空 金蝶云 金蝶 用友 钉钉 飞书 企业微信 企微 微信 小红书 抖音 快手 淘宝 天猫 京东 拼多多 美团 饿了么 哔哩哔哩 B站 知乎 微博 支付宝 阿里云 腾讯云 华为云 "
    "百度 携程 高德 滴滴 得物 视频号 神策 纷享销客 销售易 北森 牛客网 牛客 猎聘 BOSS直聘 智联招聘 脉脉 有赞 微盟 石墨文档 语雀 泛微 蓝凌 致远互联 明源云 帆软 观远 "
    "腾讯会议 腾讯文档 千牛 生意参谋 巨量引擎 巨量千川 磁力引擎 小鹅通 问卷星 友盟 个推 极光推送 蝉妈妈 新榜 飞瓜 马蜂窝 去哪儿 飞猪 闲鱼 唯品会 盒马 大众点评 "
    "今日头条 西瓜视频 喜马拉雅 网易云音乐 豆瓣 天眼查 企查查 法大大 e签宝 通义千问 文心一言 豆包 智谱 禅道 墨刀 蓝湖"
)
PRODUCTS_ZH = tuple(sorted(_PRODUCTS_ZH.split(), key=len, reverse=True))
_PRODUCTS_EN = (
    "salesforce hubspot jira confluence slack notion zendesk tableau looker airflow kafka kubernetes terraform ansible jenkins github "
    "gitlab bitbucket figma sketch intercom marketo workday netsuite stripe snowflake databricks bigquery redshift clickhouse amplitude "
    "mixpanel datadog grafana prometheus sentry pagerduty opsgenie asana trello clickup zoom whatsapp telegram tiktok instagram linkedin "
    "youtube facebook twitter reddit pinterest shopify magento wordpress mailchimp salesloft gong greenhouse bamboohr quickbooks xero "
    "redis mysql postgresql postgres mongodb elasticsearch lucene hnswlib flink spark hadoop hive rabbitmq nginx docker django react "
    "angular parquet moodle canvas miro airtable zapier twilio okta vercel netlify cloudflare chatgpt copilot gemini claude dbt aws azure "
    "gcp openai langchain chroma milvus faiss"
)
PRODUCTS_EN = frozenset(_PRODUCTS_EN.split())

# Surnames for "张三 200 万、李四 180 万" and "小周"; those that begin many common words (高, 成, 时, 平, 安) are left out.
SURNAMES = (
    "王李张刘陈杨赵吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭蔡潘袁董余叶蒋杜苏魏吕丁沈任姚卢傅钟姜崔谭廖范汪陆戴贾韦夏邱侯邹熊孟秦阎薛尹段雷黎陶贺顾郝龚邵"
    "钱严赖覃洪莫孔"
)
NICK_SURNAMES = (
    SURNAMES + "高周黄马方白金石江毛史武万田康温牛易常齐凌施霍华葛樊阿泽明丽芳敏静强磊军洋勇艳杰娟涛超霞平刚桂文辉玲"
)

# Capitals in an English sentence, or Latin words in a Chinese one, that are no names.
_NO_NAMES = (
    "i a an the and or of to in on at by for from with our we they it its all each every this that new first top no not per via "
    "okr okrs kr krs kpi kpis nps csat mrr arr gmv dau mau roi sla slas slo slos ceo cto cfo coo cmo cpo vp hr it qa pr seo sem api apis sdk "
    "sdks ui ux saas paas iaas b2b b2c d2c iot ai ml llm ios macos devops secops finops phd mqls sqls mql sql crm erp oa bi sop app apps "
    "web demo demos bug bugs beta alpha offer offers leads lead review reviews push feature features blog blogs story sprint sprints roadmap "
    "onboarding owner code base case cases check email emails online offline live vip pro plus max mini lite "
    "objective objectives key result results goal goals target targets baseline deadline initiative initiatives team teams group squad "
    "department company customer customers user users client clients partner partners product products service services project projects "
    "program programme plan plans report reports annual monthly weekly daily quarterly quarter year month week day "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday easter christmas thanksgiving ramadan diwali "
    "english chinese french german spanish japanese korean italian portuguese arabic european american asian african british "
    "retention churn conversion lifetime value response resolution rate gross margin recurring policy handbook guide playbook photo shop close side "
    "net promoter score average median total monthly active daily revenue growth rate time cost sales marketing engineering finance legal "
    "support operations security design data people talent success quality compliance risk audit brand content strategy research "
    "platform infrastructure analytics billing payments tbd tbc tba todo n/a yes done owner priority weight progress confidence"
)
NO_NAMES = frozenset(_NO_NAMES.split())
