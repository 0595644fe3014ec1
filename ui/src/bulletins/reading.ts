/** The bulletin that is being read: which article, which fact, and what a person says of it. */

import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { AddExcerptRequest, ArticleDetail, BulletinDetail, EditStatisticRequest, ExcerptRow, MeasureRow, ReviewState, StatisticRow } from '@/contract'
import { call } from '@/platform'
import { useLibrary } from '@/shell/library'
import { useNotices } from '@/shell/notices'
import type { Place } from '@/shell/view'
import { t } from '@/text'

/** What is listed beside an article. */
export type FactTab = 'statistics' | 'measures' | 'excerpts'

/** Anything listed beside an article. */
export type Fact = StatisticRow | MeasureRow | ExcerptRow

export const useReading = defineStore('reading', () => {
  const detail = shallowRef<BulletinDetail | null>(null)
  const articleNumber = ref(0)
  const tab = ref<FactTab>('statistics')
  const fact = ref<string | null>(null)
  /** A run to scroll to and flash; a fresh object for every wish. */
  const flash = shallowRef<{ at: [number, number] } | null>(null)
  const { attempt, tell } = useNotices()
  const library = useLibrary()
  let question = 0

  const article = computed<ArticleDetail | null>(() => detail.value?.articles[articleNumber.value] ?? null)
  const listed = computed<Fact[]>(() => article.value?.[tab.value] ?? [])

  /** Opens a bulletin, at a place if there is one. */
  async function open(place: Place): Promise<void> {
    const mine = ++question
    if (detail.value?.row.id !== place.bulletin) {
      const answer = await attempt(() => call('bulletin', { id: place.bulletin }))
      if (answer === undefined || mine !== question) return
      detail.value = answer
      articleNumber.value = 0
    }
    const number = detail.value.articles.findIndex((candidate) => candidate.id === place.article)
    goTo(Math.max(number, 0), place.at)
    if (place.fact !== undefined) chooseById(place.fact)
  }

  /** Shows an article, and a run of it. */
  function goTo(number: number, at: [number, number] | null = null): void {
    articleNumber.value = number
    fact.value = null
    flash.value = at === null ? null : { at }
    const here = article.value
    if (here === null || at === null) return
    const clauseOf = (row: Fact) => ('quoteAt' in row ? row.quoteAt : row.at)
    const within = (list: Fact[]) => list.find((row) => clauseOf(row)[0] <= at[0] && at[1] <= clauseOf(row)[1])
    const tabs: FactTab[] = ['statistics', 'measures', 'excerpts']
    for (const name of tabs) {
      const found = within(here[name])
      if (found) {
        tab.value = name
        fact.value = found.id
        return
      }
    }
  }

  /** Reads the open bulletin again: excerpts may have been changed elsewhere. */
  async function refresh(): Promise<void> {
    const id = detail.value?.row.id
    if (id === undefined) return
    const mine = ++question
    const answer = await attempt(() => call('bulletin', { id }))
    if (mine !== question) return
    detail.value = answer ?? null
    // An article may have gone, by merging it or by taking its splitting back.
    articleNumber.value = Math.max(0, Math.min(articleNumber.value, (answer?.articles.length ?? 1) - 1))
  }

  /** Shows a bulletin as it stands after something was done to its articles. */
  function show(bulletin: BulletinDetail, shown: string | null): void {
    question += 1
    detail.value = bulletin
    const number = bulletin.articles.findIndex((candidate) => candidate.id === shown)
    goTo(Math.max(number, 0))
  }

  function close(): void {
    detail.value = null
  }

  /** Makes a fact the current one and shows it in the text. */
  function choose(row: Fact): void {
    fact.value = row.id
    flash.value = { at: row.at }
  }

  /** Makes the fact of that identifier the current one; the list beside the text goes to it. */
  function chooseById(id: string): void {
    const tabs: FactTab[] = ['statistics', 'measures', 'excerpts']
    const name = tabs.find((candidate) => article.value?.[candidate].some((row) => row.id === id))
    if (name === undefined) return
    tab.value = name
    fact.value = id
  }

  /** Goes to the next or previous fact of the list. */
  function step(by: 1 | -1): void {
    const place = listed.value.findIndex((row) => row.id === fact.value)
    const next = listed.value[place < 0 ? (by > 0 ? 0 : listed.value.length - 1) : place + by]
    if (next) choose(next)
  }

  /** Says of the current fact that it is accepted or rejected, and goes on to the next. */
  async function reviewCurrent(state: ReviewState): Promise<void> {
    const row = listed.value.find((candidate) => candidate.id === fact.value)
    if (row === undefined || !('state' in row)) return
    await review(row, state)
    step(1)
  }

  /** Records what a person says of a fact. */
  async function review(row: StatisticRow | MeasureRow, state: ReviewState): Promise<void> {
    const command = 'figure' in row ? 'review_statistic' : 'review_measure'
    const changed = await attempt(() => call(command, { id: row.id, state }))
    if (changed !== undefined) put(changed)
  }

  /** Puts a statistic right. */
  async function edit(request: EditStatisticRequest): Promise<boolean> {
    const changed = await attempt(() => call('edit_statistic', request))
    if (changed !== undefined) put(changed)
    return changed !== undefined
  }

  /** Marks an excerpt in the article. */
  async function excerpt(request: AddExcerptRequest): Promise<boolean> {
    const row = await attempt(() => call('add_excerpt', request))
    if (row === undefined) return false
    replaceExcerpts((list) => [...list, row].sort((a, b) => a.at[0] - b.at[0]))
    tab.value = 'excerpts'
    fact.value = row.id
    tell(t('excerpt.saved'))
    return true
  }

  /** Changes the words of an excerpt. */
  async function updateExcerpt(row: ExcerptRow, words: { statement: string; note: string; tags: string[] }): Promise<void> {
    const changed = await attempt(() => call('update_excerpt', { id: row.id, ...words }))
    if (changed === undefined) return
    replaceExcerpts((list) => list.map((known) => (known.id === row.id ? changed : known)))
    tell(t('excerpt.updated'))
  }

  /** Deletes an excerpt. */
  async function removeExcerpt(row: ExcerptRow): Promise<void> {
    if ((await attempt(() => call('delete_excerpt', { id: row.id }))) === undefined) return
    replaceExcerpts((list) => list.filter((known) => known.id !== row.id))
  }

  function replaceExcerpts(change: (list: ExcerptRow[]) => ExcerptRow[]): void {
    const here = article.value
    if (here !== null) replaceArticle({ ...here, excerpts: change(here.excerpts) })
  }

  // Values, not changes in place: what draws an article sees that it is another one.
  function replaceArticle(changed: ArticleDetail): void {
    const open = detail.value
    if (open !== null) detail.value = { ...open, articles: open.articles.map((known) => (known.id === changed.id ? changed : known)) }
    void library.changed()
  }

  function put(row: StatisticRow | MeasureRow): void {
    const home = detail.value?.articles.find((candidate) => candidate.id === row.source.article)
    if (home === undefined) return
    const exchange = <T extends { id: string }>(list: T[], changed: T) => list.map((known) => (known.id === row.id ? changed : known))
    replaceArticle('figure' in row ? { ...home, statistics: exchange(home.statistics, row) } : { ...home, measures: exchange(home.measures, row) })
  }

  return { detail, articleNumber, article, tab, fact, flash, listed, open, refresh, show, goTo, close, choose, chooseById, step, review, reviewCurrent, edit, excerpt, updateExcerpt, removeExcerpt }
})
