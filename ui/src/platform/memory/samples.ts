/** Invented bulletins for development and tests. No real place's figures, no real people. */

import type { BulletinKind, StatisticKind } from '@/contract'

/** A figure of a sample: the clause it stands in, and what it says. */
export interface SampleFigure {
  clause: string
  figure: string
  value: number
  unit: string
  indicator: string
  kind: StatisticKind
  period?: string
  qualifier?: string
}

/** An article of a sample. A line that begins with `# ` is a heading; `**…**` is bold. */
export interface SampleArticle {
  title: string
  byline?: string
  date?: string
  region: string
  lines: string[]
  figures: SampleFigure[]
  /** First clauses of the measures; each runs to the end of its paragraph. */
  measures: { head: string; marker?: string; policies?: string[]; actors?: string[]; deadline?: string }[]
}

/** A bulletin of the samples. */
export interface SampleBulletin {
  title: string
  kind: BulletinKind
  file: string
  encoding: string
  issuer?: string
  number?: string
  date: string
  articles: SampleArticle[]
}

const digest: SampleBulletin = {
  title: '创新要情摘编 第12期',
  kind: 'digest',
  file: '创新要情摘编2026-12.txt',
  encoding: 'GB18030',
  issuer: '某某创新战略研究中心',
  date: '2026-03-18',
  articles: [
    {
      title: '云麓省：把技术市场做成创新的“加速器”',
      byline: '记者某某',
      date: '2026-03-12',
      region: '云麓省',
      lines: [
        '# 一、成交规模再上台阶',
        '2025年，全省登记技术合同2.38万项，技术合同成交额达1286.4亿元，同比增长18.7%，占全省地区生产总值的比重为2.96%。其中，企业牵头的项目成交额超过900亿元。',
        '**高新技术企业**总数突破1.5万家，比上年增加2140家，居全国第9位。到2027年，全省技术合同成交额力争达到2000亿元。',
        '# 二、三项做法值得关注',
        '一是建立“先用后付”机制。省科技厅会同财政、税务部门印发《科技成果先用后付实施办法》，允许中小企业零门槛试用高校专利，试用期最长2年。',
        '二是组建技术经理人队伍。依托8个产业研究院，面向全省招聘专职技术经理人，把促成交易的收入按不低于30%的比例奖励个人。',
        '三是打通数据底座。建成全省统一的技术交易平台，与税务、统计系统每日核对，杜绝重复登记。',
        '受访的企业负责人认为，先用后付把试错成本从企业肩上卸下来，是成交量增长的主要原因。',
      ],
      figures: [
        { clause: '全省登记技术合同2.38万项', figure: '2.38万项', value: 2.38, unit: '万项', indicator: '登记技术合同', kind: 'level', period: '2025' },
        { clause: '技术合同成交额达1286.4亿元', figure: '1286.4亿元', value: 1286.4, unit: '亿元', indicator: '技术合同成交额', kind: 'level', period: '2025' },
        { clause: '同比增长18.7%', figure: '18.7%', value: 18.7, unit: '%', indicator: '技术合同成交额', kind: 'growth', period: '2025' },
        { clause: '占全省地区生产总值的比重为2.96%', figure: '2.96%', value: 2.96, unit: '%', indicator: '技术合同成交额占地区生产总值比重', kind: 'share', period: '2025' },
        { clause: '企业牵头的项目成交额超过900亿元', figure: '900亿元', value: 900, unit: '亿元', indicator: '企业牵头项目成交额', kind: 'level', period: '2025', qualifier: '超过' },
        { clause: '高新技术企业总数突破1.5万家', figure: '1.5万家', value: 1.5, unit: '万家', indicator: '高新技术企业', kind: 'level', period: '2025', qualifier: '突破' },
        { clause: '比上年增加2140家', figure: '2140家', value: 2140, unit: '家', indicator: '高新技术企业', kind: 'change', period: '2025' },
        { clause: '居全国第9位', figure: '第9位', value: 9, unit: '位', indicator: '高新技术企业', kind: 'rank', period: '2025' },
        { clause: '全省技术合同成交额力争达到2000亿元', figure: '2000亿元', value: 2000, unit: '亿元', indicator: '技术合同成交额', kind: 'target', period: '2027' },
      ],
      measures: [
        { marker: '一是', head: '建立“先用后付”机制', actors: ['省科技厅', '财政部门', '税务部门'], policies: ['《科技成果先用后付实施办法》'] },
        { marker: '二是', head: '组建技术经理人队伍' },
        { marker: '三是', head: '打通数据底座' },
      ],
    },
    {
      title: '海晏市：以人才“编制池”破解县域引才难',
      date: '2026-03-15',
      region: '海晏市',
      lines: [
        '海晏市从市直事业单位统筹800个编制，建立县域人才“编制池”，两年来引进硕士以上人才1163名，其中博士47名，留任率达94.5%。',
        '设立“编制池”。对县域急需的农业、医疗、数字经济人才，实行“县用市管”，服务满5年可自主选择去留。',
        '推行“全家桶”服务。对配偶就业、子女入学、老人就医实行一次申请、三日办结，𬭎源、𠮷安两个街道先行试点。',
        '2025年，该市数字经济核心产业增加值增长12.4%，较上年提高3.1个百分点。',
      ],
      figures: [
        { clause: '从市直事业单位统筹800个编制', figure: '800个', value: 800, unit: '个', indicator: '统筹编制', kind: 'level' },
        { clause: '两年来引进硕士以上人才1163名', figure: '1163名', value: 1163, unit: '名', indicator: '引进硕士以上人才', kind: 'level' },
        { clause: '留任率达94.5%', figure: '94.5%', value: 94.5, unit: '%', indicator: '留任率', kind: 'share' },
        { clause: '数字经济核心产业增加值增长12.4%', figure: '12.4%', value: 12.4, unit: '%', indicator: '数字经济核心产业增加值', kind: 'growth', period: '2025' },
        { clause: '较上年提高3.1个百分点', figure: '3.1个百分点', value: 3.1, unit: '个百分点', indicator: '数字经济核心产业增加值', kind: 'change', period: '2025' },
      ],
      measures: [{ head: '设立“编制池”' }, { head: '推行“全家桶”服务' }],
    },
  ],
}

const newspaper: SampleBulletin = {
  title: '东屿日报 2026年4月2日 第3版',
  kind: 'newspaper',
  file: '东屿日报_20260402_03.html',
  encoding: 'UTF-8',
  issuer: '东屿日报社',
  date: '2026-04-02',
  articles: [
    {
      title: '从“有没有”到“好不好”：东屿市智慧养老调查',
      byline: '本报记者某某',
      region: '东屿市',
      lines: [
        '清晨，社区食堂里坐满了老人。全市已建成社区食堂312家，日均服务2.6万人次，老年人就餐满意度为97.2%。',
        '出台《东屿市智慧养老三年行动方案》，对困难老年人家庭实施适老化改造，每户补贴不超过5000元。',
        '截至2025年底，全市60岁及以上老年人口86.9万人，占常住人口的23.8%；每千名老年人拥有护理床位21.5张，比全国平均水平高4.2张。',
      ],
      figures: [
        { clause: '全市已建成社区食堂312家', figure: '312家', value: 312, unit: '家', indicator: '社区食堂', kind: 'level', period: '2026' },
        { clause: '日均服务2.6万人次', figure: '2.6万人次', value: 2.6, unit: '万人次', indicator: '社区食堂日均服务', kind: 'level', period: '2026' },
        { clause: '全市60岁及以上老年人口86.9万人', figure: '86.9万人', value: 86.9, unit: '万人', indicator: '60岁及以上老年人口', kind: 'level', period: '2025' },
        { clause: '占常住人口的23.8%', figure: '23.8%', value: 23.8, unit: '%', indicator: '60岁及以上老年人口占比', kind: 'share', period: '2025' },
        { clause: '每千名老年人拥有护理床位21.5张', figure: '21.5张', value: 21.5, unit: '张', indicator: '每千名老年人护理床位', kind: 'level', period: '2025' },
      ],
      measures: [{ head: '出台《东屿市智慧养老三年行动方案》', policies: ['《东屿市智慧养老三年行动方案》'] }],
    },
  ],
}

const policy: SampleBulletin = {
  title: '关于加快培育未来产业的若干措施',
  kind: 'policy-document',
  file: '未来产业若干措施.docx',
  encoding: 'UTF-8',
  issuer: '青澜区人民政府办公室',
  number: '青政办发〔2026〕8号',
  date: '2026-01-20',
  articles: [
    {
      title: '关于加快培育未来产业的若干措施',
      region: '青澜区',
      lines: [
        '为抢抓未来产业发展机遇，结合本区实际，制定以下措施。',
        '# 一、强化源头创新',
        '1. 支持建设概念验证中心。对新认定的概念验证中心给予最高500万元资助，连续支持3年。',
        '2. 设立未来产业种子基金。首期规模10亿元，对种子期项目的投资占比不低于60%。',
        '# 二、优化应用场景',
        '3. 每年发布场景清单不少于100项。到2028年，未来产业产值年均增长20%以上。',
      ],
      figures: [
        { clause: '给予最高500万元资助', figure: '500万元', value: 500, unit: '万元', indicator: '概念验证中心资助', kind: 'target', qualifier: '最高' },
        { clause: '首期规模10亿元', figure: '10亿元', value: 10, unit: '亿元', indicator: '种子基金首期规模', kind: 'level' },
        { clause: '对种子期项目的投资占比不低于60%', figure: '60%', value: 60, unit: '%', indicator: '种子期项目投资占比', kind: 'target' },
        { clause: '未来产业产值年均增长20%以上', figure: '20%', value: 20, unit: '%', indicator: '未来产业产值', kind: 'target', period: '2028', qualifier: '以上' },
      ],
      measures: [
        { marker: '1.', head: '支持建设概念验证中心' },
        { marker: '2.', head: '设立未来产业种子基金' },
        { marker: '3.', head: '每年发布场景清单不少于100项' },
      ],
    },
  ],
}

/** The bulletins. */
export const samples: SampleBulletin[] = [policy, newspaper, digest]

/** The sample brief; `{statistic:…}` stands for a link to the figure of that indicator and kind. */
export const sampleBrief = `---
刊名: 智库成果要报
期号: 198
密级: 内部参阅
编发单位: 某某区委宣传部
日期: 2026-06-29
版式: 智库成果要报
标题: 关于以技术市场建设带动产业创新的对策建议
作者: [作者甲, 作者乙]
印数: 40
---

技术市场是科技成果走向产业的第一道门。本报告比较三地做法，提出对策建议。

## 一、现状与经验

（一）成交规模持续扩大。2025年，云麓省技术合同成交额达{1286.4亿元}，同比增长{18.7%}，高新技术企业达{1.5万家}。

（二）机制创新是关键。云麓省建立“先用后付”机制，海晏市设立人才“编制池”，引进硕士以上人才{1163名}。

## 二、存在的问题

一是转化链条不完整，概念验证环节投入不足，仅占研发经费的1.2%。

二是专业人才短缺，技术经理人队伍规模偏小。

## 三、对策建议

1. 设立概念验证资金。参照青澜区做法，对新认定的概念验证中心给予最高{500万元}资助。

2. 建立技术经理人职称序列，打通晋升通道。
`
