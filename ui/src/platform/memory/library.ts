/** A library in memory, filled with the samples. */

import type {
  ArticleDetail, BriefDetail, BulletinDetail, ErrorReport, ExcerptRow, MeasureRow, SourceRow, StatisticRow, TagRow,
} from '@/contract'
import { CharacterIndex } from '@/spans/characters'
import { sampleBrief, samples, type SampleArticle, type SampleBulletin } from './samples'

/** Everything that the double of the back end knows. */
export interface MemoryLibrary {
  bulletins: BulletinDetail[]
  originals: Map<string, string>
  briefs: BriefDetail[]
  tags: TagRow[]
  /** The number of the next identifier. */
  next: number
}

/** Makes an identifier in the shape of the real ones. */
export function newId(library: MemoryLibrary): string {
  return `01JMEMORY${String(library.next++).padStart(17, '0')}`
}

/** A refusal of the double, worded like the workbench's. */
export function refusal(code: ErrorReport['code'], message: string, hint: string): ErrorReport {
  return { code, message, hint, detail: '' }
}

const started = Date.parse('2026-11-20T09:30:00+08:00')

/** A library with the samples in it. */
export function sampleLibrary(): MemoryLibrary {
  const library: MemoryLibrary = { bulletins: [], originals: new Map(), briefs: [], tags: [], next: 1 }
  for (const sample of samples) addBulletin(library, sample, started - library.next * 3_600_000)
  library.tags.push(
    { id: newId(library), parent: null, name: '科技成果转化', color: '#2f6f8f', excerpts: 1 },
    { id: newId(library), parent: null, name: '人才', color: '#8a5a2b', excerpts: 1 },
    { id: newId(library), parent: null, name: '可借鉴', color: '#4b7a3f', excerpts: 0 },
  )
  const [first, second] = library.bulletins.flatMap((bulletin) => bulletin.articles).filter((article) => article.region !== '青澜区' && article.region !== '东屿市')
  const [transfer, talent] = library.tags
  if (first && second && transfer && talent) {
    excerptOf(library, first, '先用后付把试错成本从企业肩上卸下来，是成交量增长的主要原因', '降低企业试错成本是关键', transfer.id)
    excerptOf(library, second, '实行“县用市管”，服务满5年可自主选择去留', '编制留在市里，人用在县里', talent.id)
  }
  library.briefs.push(brief(library))
  return library
}

/** Puts a bulletin into the library. */
export function addBulletin(library: MemoryLibrary, sample: SampleBulletin, importedAt: number): BulletinDetail {
  const id = newId(library)
  const articles = sample.articles.map((article) => articleOf(library, id, sample, article))
  const all = <T>(list: (article: ArticleDetail) => T[]) => articles.flatMap(list).length
  const detail: BulletinDetail = {
    row: {
      id, title: sample.title, kind: sample.kind, file: sample.file, encoding: sample.encoding,
      issuer: sample.issuer ?? null, number: sample.number ?? null, date: sample.date, importedAt,
      regions: [...new Set(sample.articles.map((article) => article.region))].filter((region) => region !== ''),
      articles: articles.length, statistics: all((article) => article.statistics), measures: all((article) => article.measures), excerpts: 0,
    },
    diagnostics: sample.kind === 'digest' ? [{ severity: 'warning', code: 'layout.header', message: '删去了每页重复的页眉“创新要情摘编”，共 6 处。', at: null }] : [],
    articles,
    encodingSource: sample.encoding === 'UTF-8' ? 'certain' : 'guessed',
    leftBehind: [],
  }
  library.bulletins.unshift(detail)
  library.originals.set(id, sample.articles.map((article) => `${article.title}\n\n${article.lines.join('\n').replace(/(.{34})/g, '$1\n')}`).join('\n\n\n'))
  return detail
}

function articleOf(library: MemoryLibrary, bulletin: string, sample: SampleBulletin, source: SampleArticle): ArticleDetail {
  const emphasis: [number, number][] = []
  const blocks: ArticleDetail['blocks'] = []
  let text = ''
  const length = () => new CharacterIndex(text).characters
  for (const line of source.lines) {
    if (text !== '') text += '\n'
    const start = length()
    const heading = line.startsWith('# ')
    line.slice(heading ? 2 : 0).split('**').forEach((part, number) => {
      const from = length()
      text += part
      if (number % 2 === 1) emphasis.push([from, length()])
    })
    blocks.push({ at: [start, length()], role: heading ? 'heading' : 'paragraph', level: heading ? 1 : 0 })
  }
  const index = new CharacterIndex(text)
  const find = (words: string, within = text, offset = 0) => {
    const at = within.indexOf(words)
    if (at < 0) throw new Error(`a sample does not contain ${words}`)
    return index.toSpan(offset + at, offset + at + words.length)
  }
  const id = newId(library)
  const place: SourceRow = { bulletin, bulletinTitle: sample.title, article: id, articleTitle: source.title, date: source.date ?? sample.date }
  const statistics = source.figures.map((figure): StatisticRow => {
    const quoteAt = find(figure.clause)
    return {
      id: newId(library), quote: figure.clause, figure: figure.figure, value: figure.value, unit: figure.unit, indicator: figure.indicator, kind: figure.kind,
      region: source.region, period: figure.period ?? null, qualifier: figure.qualifier ?? null,
      confidence: figure.period === undefined ? 'review' : figure.kind === 'change' ? 'likely' : 'certain',
      at: find(figure.figure, figure.clause, index.toUnit(quoteAt[0])),
      quoteAt, state: figure.kind === 'rank' ? 'accepted' : 'proposed', source: place,
    }
  })
  const measures = source.measures.map((measure): MeasureRow => {
    const [start] = find(measure.head)
    const block = blocks.find((candidate) => candidate.at[0] <= start && start < candidate.at[1])
    const at: [number, number] = [start, block?.at[1] ?? start]
    return {
      id: newId(library), marker: measure.marker ?? null, head: measure.head, text: text.slice(...index.toUnits(at)), region: source.region,
      policies: measure.policies ?? [], actors: measure.actors ?? [], deadline: measure.deadline ?? null, targets: [], confidence: measure.marker ? 'certain' : 'likely', at, state: 'proposed', source: place,
    }
  })
  return { id, title: source.title, byline: source.byline ?? null, date: source.date ?? null, region: source.region, text, blocks, emphasis, statistics, measures, excerpts: [] }
}

function excerptOf(library: MemoryLibrary, article: ArticleDetail, quote: string, statement: string, tag: string): void {
  const at = article.text.indexOf(quote)
  const first = article.statistics[0]
  if (at < 0 || first === undefined) throw new Error('a sample has lost its excerpt')
  const row: ExcerptRow = {
    id: newId(library), quote, statement, note: '', tags: [tag], region: article.region,
    at: new CharacterIndex(article.text).toSpan(at, at + quote.length), createdAt: started, source: first.source,
  }
  article.excerpts.push(row)
  const bulletin = library.bulletins.find((candidate) => candidate.row.id === first.source.bulletin)
  if (bulletin) bulletin.row.excerpts += 1
}

function brief(library: MemoryLibrary): BriefDetail {
  const statistics = library.bulletins.flatMap((bulletin) => bulletin.articles).flatMap((article) => article.statistics)
  let facts = 0
  const markdown = sampleBrief.replace(/\{([^{}]+)\}/g, (_, figure: string) => {
    const row = statistics.find((candidate) => candidate.figure === figure)
    facts += 1
    return row ? `[${figure}](yaobao:statistic/${row.id})` : figure
  })
  return {
    row: {
      id: newId(library), title: '关于以技术市场建设带动产业创新的对策建议', issue: '智库成果要报 第198期', template: '智库成果要报', state: 'draft',
      characters: 268, facts, updatedAt: started,
    },
    markdown,
    diagnostics: [],
  }
}
