/** Answers of the double to every command of the contract. */

import type { ArticleDetail, Commands, ExcerptRow, FactFilter, ImportAccount, MeasureRow, StatisticRow } from '@/contract'
import { CharacterIndex, slice } from '@/spans/characters'
import type { CallOptions } from '../types'
import { briefHandlers } from './briefs'
import { ledgerHandlers } from './ledger'
import { addBulletin, newId, refusal, type MemoryLibrary } from './library'
import { mendingHandlers } from './mending'
import { safetyHandlers } from './safety'
import { keepRevision, nothingRemembered, writingHandlers } from './writing'

/** One answer for every command. */
export type Handlers = {
  [K in keyof Commands]: (
    request: Commands[K]['request'],
    options: CallOptions,
  ) => Commands[K]['response'] | Promise<Commands[K]['response']>
}

/** The answers over a library. */
export function handlers(library: MemoryLibrary): Handlers {
  const articles = () => library.bulletins.flatMap((bulletin) => bulletin.articles)
  const statistics = () => articles().flatMap((article) => article.statistics)
  const measures = () => articles().flatMap((article) => article.measures)
  const excerpts = () => articles().flatMap((article) => article.excerpts)
  const memory = nothingRemembered()
  return {
    ...briefHandlers(library, (detail) => keepRevision(memory, detail)),
    ...writingHandlers(library, memory),
    ...ledgerHandlers(statistics),
    ...mendingHandlers(library),
    ...safetyHandlers(library),
    library_status: () => ({
      path: '/home/me/.local/share/yaobao/资料库.yaobao', version: '0.1.0', bulletins: library.bulletins.length, articles: articles().length,
      statistics: statistics().filter(kept).length, measures: measures().filter(kept).length, excerpts: excerpts().length, briefs: library.briefs.length, shared: false,
    }),
    backup_library: () => ({}),
    verify_library: () => ({ sound: true, problems: [] }),
    import: ({ paths }, options) => importFiles(library, paths, options),
    import_text: ({ name, text }) => {
      const lines = text.split(/\n+/).filter((line) => line.trim() !== '')
      const title = lines[0] ?? name
      const detail = addBulletin(library, {
        title, kind: 'web-article', file: name, encoding: 'UTF-8', date: '2026-11-21',
        articles: [{ title, region: '', lines: lines.slice(1), figures: [], measures: [] }],
      }, Date.now())
      return { ...nothingImported(), added: [imported(detail.row.id, name, title)] }
    },
    bulletins: (filter) => page(library.bulletins.map((bulletin) => bulletin.row).filter((row) =>
      has([row.title, row.issuer, row.number], filter.text) && (!filter.kind || row.kind === filter.kind) && (!filter.region || row.regions.some((region) => region.includes(filter.region ?? '')))), filter),
    bulletin: ({ id }) => one(library.bulletins, (bulletin) => bulletin.row.id === id),
    bulletin_original: ({ id }) => ({ text: library.originals.get(id) ?? '' }),
    delete_bulletin: ({ id }) => {
      const bulletin = one(library.bulletins, (candidate) => candidate.row.id === id)
      const ids = bulletin.articles.flatMap((article) => article.statistics).map((row) => row.id)
      const user = library.briefs.find((brief) => ids.some((used) => brief.markdown.includes(used)))
      if (user) throw refusal('in-use', `《${user.row.title}》引用了这份资料。`, '先在要报中删去引用，再删除资料。')
      library.bulletins = library.bulletins.filter((candidate) => candidate !== bulletin)
      return {}
    },
    search: (request) => search(library, request),
    statistics: (filter) => page(statistics().filter((row) => fits(row, filter) && has([row.indicator, row.quote], filter.text) && (!filter.kind || row.kind === filter.kind) && (row.period ?? '').startsWith(filter.period ?? '')), filter),
    measures: (filter) => page(measures().filter((row) => fits(row, filter) && has([row.head, row.text], filter.text)), filter),
    fact: ({ kind, id }) => {
      if (kind === 'statistic') return { kind, row: one(statistics(), (row) => row.id === id) }
      if (kind === 'measure') return { kind, row: one(measures(), (row) => row.id === id) }
      return { kind, row: one(excerpts(), (row) => row.id === id) }
    },
    review_statistic: ({ id, state }) => Object.assign(one(statistics(), (row) => row.id === id), { state }),
    review_measure: ({ id, state }) => Object.assign(one(measures(), (row) => row.id === id), { state }),
    edit_statistic: ({ id, value, unit, indicator, kind, region, period }) =>
      Object.assign(one(statistics(), (row) => row.id === id), { value: Number(value), unit, indicator, kind, region, period, state: 'edited' as const }),
    excerpts: (filter) => page(excerpts().filter((row) => has([row.quote, row.statement, row.note], filter.text) && (!filter.tag || row.tags.includes(filter.tag)) && (!filter.region || row.region?.includes(filter.region)) && (!filter.bulletin || row.source.bulletin === filter.bulletin)), filter),
    add_excerpt: (request) => {
      const bulletin = one(library.bulletins, (candidate) => candidate.articles.some((article) => article.id === request.article))
      const article = one(bulletin.articles, (candidate) => candidate.id === request.article)
      const row: ExcerptRow = {
        id: newId(library), quote: slice(article.text, request.at), statement: request.statement, note: request.note, tags: request.tags, region: article.region, at: request.at,
        createdAt: Date.now(), source: { bulletin: bulletin.row.id, bulletinTitle: bulletin.row.title, article: article.id, articleTitle: article.title, date: article.date ?? bulletin.row.date },
      }
      article.excerpts = [...article.excerpts, row].sort((a, b) => a.at[0] - b.at[0])
      return row
    },
    update_excerpt: ({ id, statement, note, tags }) => Object.assign(one(excerpts(), (row) => row.id === id), { statement, note, tags }),
    delete_excerpt: ({ id }) => {
      for (const article of articles()) article.excerpts = article.excerpts.filter((row) => row.id !== id)
      return {}
    },
    tags: () => library.tags.map((tag) => ({ ...tag, excerpts: excerpts().filter((row) => row.tags.includes(tag.id)).length })),
    add_tag: ({ parent, name, color }) => {
      const known = library.tags.find((tag) => tag.name === name && tag.parent === parent)
      if (known) return known
      const tag = { id: newId(library), parent, name, color: color || '#6b5b95', excerpts: 0 }
      library.tags.push(tag)
      return tag
    },
    update_tag: ({ id, name, color }) => Object.assign(one(library.tags, (tag) => tag.id === id), { name, color }),
    delete_tag: ({ id }) => {
      library.tags = library.tags.filter((tag) => tag.id !== id)
      for (const row of excerpts()) row.tags = row.tags.filter((tag) => tag !== id)
      return {}
    },
    fonts: () => [
      { role: '小标宋', family: 'Noto Serif CJK SC Bold', bundled: true, fallbacks: [] },
      { role: '仿宋', family: 'FandolFang', bundled: true, fallbacks: ['Noto Serif CJK SC'] },
      { role: '黑体', family: 'Noto Sans CJK SC', bundled: false, fallbacks: [] },
      { role: '楷体', family: 'LXGW WenKai', bundled: true, fallbacks: ['Noto Serif CJK SC'] },
      { role: '宋体', family: 'Noto Serif CJK SC', bundled: false, fallbacks: [] },
    ],
  }
}

function kept(row: StatisticRow | MeasureRow): boolean {
  return row.state !== 'rejected'
}

function has(fields: (string | null)[], words: string): boolean {
  return words.split(/\s+/).every((word) => fields.some((field) => field?.includes(word)))
}

function fits(row: StatisticRow | MeasureRow, filter: FactFilter): boolean {
  return (filter.state ? row.state === filter.state : kept(row)) && (!filter.region || (row.region ?? '').includes(filter.region)) && (!filter.bulletin || row.source.bulletin === filter.bulletin)
}

function page<T>(rows: T[], { offset, limit }: { offset: number; limit: number }): { total: number; rows: T[] } {
  return { total: rows.length, rows: rows.slice(offset, offset + (limit || 200)) }
}

/** The one that is asked for, or the workbench's word that it is gone. */
export function one<T>(list: T[], is: (item: T) => boolean): T {
  const found = list.find(is)
  if (found === undefined) throw refusal('not-found', '资料库中已没有这一条。', '它可能已被删除，请刷新列表。')
  return found
}

function nothingImported(): ImportAccount {
  return { added: [], known: [], unreadable: [], cancelled: false }
}

function imported(bulletin: string, file: string, title: string) {
  return { file, bulletin, title, encoding: 'UTF-8', articles: 1, statistics: 0, measures: 0, needsReview: false, diagnostics: [], similar: [] }
}

async function importFiles(library: MemoryLibrary, paths: string[], options: CallOptions): Promise<ImportAccount> {
  const account = nothingImported()
  for (const [number, path] of paths.entries()) {
    const file = path.split('/').at(-1) ?? path
    options.onProgress?.({ phase: 'importing', done: number, total: paths.length, current: file })
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (options.signal?.aborted) return { ...account, cancelled: true }
    const known = library.bulletins.find((bulletin) => bulletin.row.file === file)
    if (file.endsWith('.pdf')) account.unreadable.push({ file, message: '这是扫描件，里面没有文字。', hint: '请用带文字的版本，或先做文字识别再导入。' })
    else if (known) account.known.push({ file, bulletin: known.row.id, title: known.row.title, importedAt: known.row.importedAt, rereadIn: null })
    else {
      const title = file.replace(/\.[^.]+$/, '')
      const detail = addBulletin(library, {
        title, kind: 'web-article', file, encoding: 'UTF-8', date: '2026-11-21',
        articles: [{ title, region: '某某县', lines: ['全县新增市场主体3200户，增长9.1%。', '推行“一窗通办”。把企业开办时间压缩到半个工作日。'], figures: [{ clause: '全县新增市场主体3200户', figure: '3200户', value: 3200, unit: '户', indicator: '新增市场主体', kind: 'level' }], measures: [{ head: '推行“一窗通办”' }] }],
      }, Date.now())
      account.added.push({ ...imported(detail.row.id, file, title), statistics: 1, measures: 1 })
    }
  }
  return account
}

function search(library: MemoryLibrary, { text, kinds, region, bulletin: only, from: first, to: last, period, limit, offset }: Commands['search']['request']): Commands['search']['response'] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const hits: Commands['search']['response']['hits'] = []
  const wants = (kind: (typeof hits)[number]['kind']) => kinds.length === 0 || kinds.includes(kind)
  const add = (kind: (typeof hits)[number]['kind'], id: string, bulletin: string | null, article: ArticleDetail | null, title: string, snippet: string, start: number) => {
    if (!wants(kind) || words.length === 0 || !words.every((word) => snippet.includes(word)) || (region && !article?.region?.includes(region))) return
    const index = new CharacterIndex(snippet)
    const marks = words.map((word) => index.toSpan(snippet.indexOf(word), snippet.indexOf(word) + word.length)).sort((a, b) => a[0] - b[0])
    const [from, to] = marks[0] ?? [0, 0]
    const source = library.bulletins.find((known) => known.row.id === bulletin)?.row ?? null
    const date = article?.date ?? source?.date ?? null
    if (only && bulletin !== only || first && (date ?? '') < first || last && (date ?? '').slice(0, last.length) > last) return
    if (period && !article?.statistics.some((row) => row.id === id && row.period?.startsWith(period))) return
    hits.push({ kind, id, bulletin, bulletinTitle: source?.title ?? null, date, article: article?.id ?? null, title, region: article?.region ?? null, snippet, marks, at: [start + from, start + to] })
  }
  for (const bulletin of library.bulletins) {
    for (const article of bulletin.articles) {
      for (const block of article.blocks) add('text', article.id, bulletin.row.id, article, article.title, slice(article.text, block.at), block.at[0])
      for (const row of article.statistics) add('statistic', row.id, bulletin.row.id, article, article.title, row.quote, row.quoteAt[0])
      for (const row of article.measures) add('measure', row.id, bulletin.row.id, article, article.title, row.text, row.at[0])
      for (const row of article.excerpts) add('excerpt', row.id, bulletin.row.id, article, article.title, row.quote, row.at[0])
    }
  }
  for (const brief of library.briefs) {
    let start = 0
    for (const line of brief.markdown.split('\n')) {
      add('brief', brief.row.id, null, null, brief.row.title, line, start)
      start += new CharacterIndex(line).characters + 1
    }
  }
  return { total: hits.length, hits: hits.slice(offset, offset + (limit || 50)) }
}
