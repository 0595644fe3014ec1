/** Answers of the double about mending articles, and taking that back. */

import type { ArticleDetail, BulletinDetail, Comparison, Mended } from '@/contract'
import { CharacterIndex, type Span } from '@/spans/characters'
import type { Handlers } from './handlers'
import { newId, refusal, type MemoryLibrary } from './library'

type MendingCommands =
  | 'split_article' | 'merge_articles' | 'move_article' | 'edit_article' | 'reread_article' | 'reread_bulletin'
  | 'undo' | 'redo' | 'history' | 'similar' | 'compare_articles'

/** One act: its name, and the bulletins before it or, once taken back, after it. */
interface Deed {
  name: string
  about: string
  at: number
  bulletins: BulletinDetail[]
}

/** The answers over a library. */
export function mendingHandlers(library: MemoryLibrary): Pick<Handlers, MendingCommands> {
  const done: Deed[] = []
  const undone: Deed[] = []
  const copy = () => JSON.parse(JSON.stringify(library.bulletins)) as BulletinDetail[]
  const home = (article: string): { bulletin: BulletinDetail; place: number; article: ArticleDetail } => {
    for (const bulletin of library.bulletins) {
      const place = bulletin.articles.findIndex((candidate) => candidate.id === article)
      const found = bulletin.articles[place]
      if (found !== undefined) return { bulletin, place, article: found }
    }
    throw refusal('not-found', '资料库中没有这个篇目。', '它可能已被合并或删除，请刷新列表后再试。')
  }
  const act = (name: string, about: string, change: () => void) => {
    const bulletins = copy()
    change()
    done.push({ name, about, at: Date.now(), bulletins })
    undone.length = 0
  }
  const turn = (from: Deed[], to: Deed[]) => {
    const deed = from.pop()
    if (deed === undefined) return { act: null }
    const now = copy()
    library.bulletins = deed.bulletins
    to.push({ ...deed, bulletins: now })
    return { act: shown(deed) }
  }
  const mended = (bulletin: BulletinDetail, article: string): Mended => {
    bulletin.row.articles = bulletin.articles.length
    return { bulletin, article, notes: [] }
  }
  return {
    split_article: ({ article: id, at, title, region, takesTitle }) => {
      const { bulletin, place, article } = home(id)
      const block = article.blocks.findLastIndex((candidate) => candidate.at[0] <= at)
      const [before, first] = [article.blocks[block - 1], article.blocks[block]]
      if (before === undefined || first === undefined) throw refusal('bad-request', '这里不能拆分：第一段之前没有文字可以留下。', '请把光标放到新篇目开头的那一段（第二段或更后面）再拆分。')
      const across = article.excerpts.find((row) => row.at[0] < first.at[0] && row.at[1] > before.at[1])
      if (across) throw refusal('in-use', `摘录“${across.quote.slice(0, 18)}”跨过了拆分处，没有拆分。`, '请换一段拆分，或先删除或重做这些摘录。')
      const begins = takesTitle && block + 1 < article.blocks.length ? block + 1 : block
      const next = newId(library)
      act('拆分篇目', article.title, () => {
        const parts = [cut(article, 0, block, article.id), cut(article, begins, article.blocks.length, next)]
        bulletin.articles.splice(place, 1, ...parts.map((part, number) => (number === 0 ? part : { ...part, title, region })))
      })
      return mended(bulletin, next)
    },
    merge_articles: ({ articles: ids }) => {
      const [first] = ids
      if (first === undefined || ids.length < 2) throw refusal('bad-request', '只能合并同一份资料中的两篇或更多篇目。', '请在同一份资料中重新选择篇目。')
      const { bulletin } = home(first)
      const parts = bulletin.articles.filter((article) => ids.includes(article.id))
      const [kept] = parts
      if (kept === undefined) throw refusal('not-found', '资料库中没有这个篇目。', '请刷新列表后再试。')
      act('合并篇目', kept.title, () => {
        const whole = parts.reduce(joined)
        bulletin.articles = bulletin.articles.filter((article) => article.id === kept.id || !ids.includes(article.id)).map((article) => (article.id === kept.id ? whole : article))
      })
      return mended(bulletin, kept.id)
    },
    move_article: ({ article: id, to }) => {
      const { bulletin, place, article } = home(id)
      act('移动篇目', article.title, () => {
        bulletin.articles.splice(place, 1)
        bulletin.articles.splice(to, 0, article)
      })
      return mended(bulletin, id)
    },
    edit_article: ({ article: id, title, byline, date, region }) => {
      const { bulletin, article } = home(id)
      act('修改篇目', title, () => Object.assign(article, { title, byline: byline || null, date: date || null, region: region || null }))
      return mended(bulletin, id)
    },
    reread_article: ({ id }) => {
      const { bulletin, article } = home(id)
      act('重新识别', article.title, () => undefined)
      return mended(bulletin, id)
    },
    reread_bulletin: ({ bulletin: id, encoding }) => {
      const bulletin = library.bulletins.find((candidate) => candidate.row.id === id)
      if (bulletin === undefined) throw refusal('not-found', '资料库中没有这份简报资料。', '请刷新列表后再试。')
      act('重新读取', bulletin.row.title, () => {
        bulletin.row.encoding = encoding ?? 'GB18030'
        bulletin.encodingSource = encoding === null ? 'guessed' : 'chosen'
      })
      return { bulletin, moved: bulletin.row.excerpts }
    },
    undo: () => turn(done, undone),
    redo: () => turn(undone, done),
    history: () => ({ undo: shown(done.at(-1)), redo: shown(undone.at(-1)) }),
    similar: ({ id }) => {
      const here = library.bulletins.find((candidate) => candidate.row.id === id)
      return library.bulletins.filter((other) => other !== here).flatMap((other) => {
        const pairs = (here?.articles ?? []).flatMap((article) => {
          const twin = other.articles.find((candidate) => candidate.title === article.title)
          return twin ? [{ article: article.id, title: article.title, other: twin.id, otherTitle: twin.title, percent: 96 }] : []
        })
        const { id: bulletin, title, file, date, importedAt } = other.row
        return pairs.length > 0 ? [{ bulletin, title, file, date, importedAt, percent: 96, whole: pairs.length === here?.articles.length, difference: '改动 1 句', pairs }] : []
      })
    },
    compare_articles: ({ article, other }) => compared(home(article).article, home(other).article),
  }
}

function shown(deed: Deed | undefined) {
  return deed === undefined ? null : { name: deed.name, about: deed.about, at: deed.at }
}

/** The paragraphs from one number up to another, with what stands in them. */
function cut(article: ArticleDetail, from: number, to: number, id: string): ArticleDetail {
  const blocks = article.blocks.slice(from, to)
  const [start, end] = [blocks[0]?.at[0] ?? 0, blocks.at(-1)?.at[1] ?? 0]
  const index = new CharacterIndex(article.text)
  const moved = ([a, b]: Span): [number, number] => [a - start, b - start]
  const inside = <T extends { at: Span }>(rows: T[]) => rows.filter((row) => start <= row.at[0] && row.at[1] <= end)
  const homed = <T extends { at: [number, number]; source: { article: string } }>(rows: T[]) => inside(rows).map((row) => ({ ...row, at: moved(row.at), source: { ...row.source, article: id } }))
  return {
    ...article,
    id,
    text: article.text.slice(...index.toUnits([start, end])),
    blocks: blocks.map((block) => ({ ...block, at: moved(block.at) })),
    emphasis: article.emphasis.filter(([a, b]) => start <= a && b <= end).map(moved),
    statistics: homed(article.statistics).map((row) => ({ ...row, quoteAt: moved(row.quoteAt) })),
    measures: homed(article.measures),
    excerpts: homed(article.excerpts),
  }
}

/** Two articles as one; the title of the second stays as a heading. */
function joined(first: ArticleDetail, second: ArticleDetail): ArticleDetail {
  const titled = `${first.text}\n${second.title}`
  const [head, by] = [new CharacterIndex(first.text).characters + 1, new CharacterIndex(titled).characters + 1]
  const moved = ([a, b]: Span): [number, number] => [a + by, b + by]
  const homed = <T extends { at: [number, number]; source: { article: string } }>(rows: T[]) => rows.map((row) => ({ ...row, at: moved(row.at), source: { ...row.source, article: first.id } }))
  return {
    ...first,
    text: `${titled}\n${second.text}`,
    blocks: [...first.blocks, { at: [head, by - 1], role: 'heading', level: 1 }, ...second.blocks.map((block) => ({ ...block, at: moved(block.at) }))],
    emphasis: [...first.emphasis, ...second.emphasis.map(moved)],
    statistics: [...first.statistics, ...homed(second.statistics).map((row) => ({ ...row, quoteAt: moved(row.quoteAt) }))],
    measures: [...first.measures, ...homed(second.measures)],
    excerpts: [...first.excerpts, ...homed(second.excerpts)],
  }
}

function compared(here: ArticleDetail, there: ArticleDetail): Comparison {
  const rows = here.text.split('\n').map((text): Comparison['rows'][number] => {
    const kind = there.text.includes(text) ? 'same' : 'here'
    return { kind, pieces: [{ kind, text: `${text}\n` }] }
  })
  return { title: here.title, otherTitle: there.title, rows }
}
