/** Answers of the double about what surrounds the writing of a brief. */

import type { BriefDetail, BriefProgress, IgnoredRow, RevisionRow } from '@/contract'
import type { Handlers } from './handlers'
import { refusal, type MemoryLibrary } from './library'

type WritingCommands =
  | 'ignore_finding' | 'ignored_findings' | 'word_lists' | 'sample_word_list' | 'fact_uses' | 'changed_figures' | 'take_changed_figures' | 'set_brief_state'
  | 'brief_progress' | 'brief_revisions' | 'name_revision' | 'compare_revisions' | 'restore_revision' | 'template_text' | 'save_template' | 'template_of_brief'
  | 'add_template_file' | 'delete_template' | 'export_facts' | 'export_proof'

interface Kept extends RevisionRow { text: string }

/** What the double remembers of briefs beside their text. */
export interface Remembered {
  ignored: IgnoredRow[]
  revisions: Map<string, Kept[]>
  progress: Map<string, BriefProgress>
  templates: Map<string, string>
}

/** A memory with nothing in it. */
export function nothingRemembered(): Remembered {
  return { ignored: [], revisions: new Map(), progress: new Map(), templates: new Map() }
}

/** Keeps the text of a brief as its newest revision. */
export function keepRevision(memory: Remembered, { row, markdown }: BriefDetail): void {
  const kept = memory.revisions.get(row.id) ?? []
  if (kept[0]?.text === markdown) return
  memory.revisions.set(row.id, [{ number: kept.length + 1, madeAt: Date.now(), name: '', characters: [...markdown].length, text: markdown }, ...kept])
}

/** The answers over a library. */
export function writingHandlers(library: MemoryLibrary, memory: Remembered): Pick<Handlers, WritingCommands> {
  const find = (id: string): BriefDetail => {
    const detail = library.briefs.find((brief) => brief.row.id === id)
    if (detail === undefined) throw refusal('not-found', '这份要报已不在资料库中。', '请返回列表。')
    return detail
  }
  const revisions = (id: string): Kept[] => {
    keepRevision(memory, find(id))
    return memory.revisions.get(id) ?? []
  }
  const rows = (id: string): RevisionRow[] => revisions(id).map(({ number, madeAt, name, characters }) => ({ number, madeAt, name, characters }))
  const progress = (id: string): BriefProgress => memory.progress.get(id) ?? { state: find(id).row.state, steps: [], sinceFinal: [] }
  const template = (text: string, own: boolean) => {
    const name = /模板名[:：]\s*(.+)/.exec(text)?.[1] ?? ''
    return { name, text, own, line: name === '' ? 1 : null, problem: name === '' ? '模板开头没有“模板名”。' : '' }
  }
  return {
    ignore_finding: ({ markdown, rule, at, always }) => {
      const text = [...markdown]
      memory.ignored.push({ rule, text: text.slice(at[0], at[1]).join(''), around: always ? null : [text.slice(Math.max(0, at[0] - 8), at[0]).join(''), text.slice(at[1], at[1] + 8).join('')] })
      return {}
    },
    ignored_findings: ({ forget }) => {
      if (forget !== null) memory.ignored = memory.ignored.filter((row) => JSON.stringify(row) !== JSON.stringify(forget))
      return memory.ignored
    },
    word_lists: () => [{ path: '/home/me/.local/share/yaobao/词表/本单位.csv', rows: 8, holding: 7, mistakes: [] }],
    sample_word_list: () => ({}),
    fact_uses: ({ id }) => library.briefs.filter((brief) => brief.markdown.includes(id)).map(({ row }) => ({ id: row.id, title: row.title, state: row.state, changed: false })),
    changed_figures: () => [],
    take_changed_figures: ({ id }) => find(id),
    set_brief_state: ({ id, state, by }) => {
      const detail = find(id)
      detail.row = { ...detail.row, state }
      memory.progress.set(id, { state, steps: [{ state, by, at: Date.now() }, ...progress(id).steps], sinceFinal: [] })
      return progress(id)
    },
    brief_progress: ({ id }) => progress(id),
    brief_revisions: ({ id }) => rows(id),
    name_revision: ({ id, name }) => {
      const [latest] = revisions(id)
      if (latest !== undefined) latest.name = name
      return rows(id)
    },
    compare_revisions: ({ id, old, new: newer }) => {
      const text = (number: number | null) => number === null ? find(id).markdown : (revisions(id).find((row) => row.number === number)?.text ?? '')
      const [before, after] = [text(old), text(newer)]
      const whole = (part: string): [number, number] => [0, [...part].length]
      return { stretches: before === after ? [{ change: 'same', text: after, at: whole(after) }] : [{ change: 'removed', text: before, at: [0, 0] }, { change: 'added', text: after, at: whole(after) }] }
    },
    restore_revision: ({ id, number }) => {
      const kept = revisions(id).find((row) => row.number === number)
      if (kept === undefined) throw refusal('not-found', '没有这一版。', '请刷新列表。')
      const detail = find(id)
      detail.markdown = kept.text
      keepRevision(memory, detail)
      return detail
    },
    template_text: ({ name }) => template(memory.templates.get(name) ?? `---\n模板名: ${name}\n---\n\n正文。\n`, memory.templates.has(name)),
    save_template: ({ text, tryOnly }) => {
      const made = template(text, true)
      if (made.problem === '' && !tryOnly) memory.templates.set(made.name, text)
      return made
    },
    template_of_brief: ({ id, name }) => {
      const text = `---\n模板名: ${name}\n---\n\n${find(id).markdown}`
      memory.templates.set(name, text)
      return template(text, true)
    },
    add_template_file: ({ path }) => template(`---\n模板名: ${path.split('/').at(-1)?.replace(/\.md$/, '') ?? ''}\n---\n`, true),
    delete_template: ({ name }) => {
      memory.templates.delete(name)
      return {}
    },
    export_facts: ({ path }) => ({ path, pages: 0, bytes: 2048, diagnostics: [] }),
    export_proof: ({ path }) => ({ path, pages: 9, bytes: 402_118, diagnostics: [] }),
  }
}
