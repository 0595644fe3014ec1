/** The brief that is being written: kept, checked and laid out whenever the person pauses. */

import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { BriefDetail, FindingRow, Preview } from '@/contract'
import { afterPause } from '@/parts/pause'
import { call, platform, type Unsubscribe } from '@/platform'
import { useLibrary } from '@/shell/library'
import { asReport, useNotices } from '@/shell/notices'

const SAVE_AFTER = 800
const LOOK_AFTER = 350

/** Whether what stands in the editor is kept. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed'

/** Findings, and the text that they are about. */
export interface Checked {
  markdown: string
  findings: FindingRow[]
}

/** The brief of that identifier. `composing` says whether an input method is at work: nothing happens then. */
export function useWriting(id: string, composing: () => boolean) {
  const detail = shallowRef<BriefDetail | null>(null)
  const state = ref<SaveState>('saved')
  const savedAt = ref(0)
  const checked = shallowRef<Checked | null>(null)
  const preview = shallowRef<Preview | null>(null)
  const previewProblem = ref('')
  const looking = ref(false)
  /** Whether there is no such brief (any more). */
  const gone = ref(false)
  const { attempt, report } = useNotices()
  const library = useLibrary()

  let markdown = ''
  let saving: Promise<void> = Promise.resolve()
  let look = 0
  let endClose: Unsubscribe | undefined

  const saveSoon = afterPause(SAVE_AFTER, save, composing)
  const lookSoon = afterPause(LOOK_AFTER, lookNow, composing)

  async function open(): Promise<void> {
    const answer = await attempt(() => call('brief', { id }))
    gone.value = answer === undefined
    if (answer === undefined) return
    markdown = answer.markdown
    savedAt.value = answer.row.updatedAt
    detail.value = answer
    await lookNow()
  }

  /** The text in the editor changed. */
  function changed(now: string): void {
    markdown = now
    state.value = 'unsaved'
    saveSoon.touch()
    lookSoon.touch()
  }

  // One after the other, so that an older text never overtakes a newer one.
  function save(): Promise<void> {
    saving = saving.then(async () => {
      const kept = markdown
      state.value = 'saving'
      try {
        const row = await call('save_brief', { id, markdown: kept })
        if (detail.value) detail.value = { ...detail.value, row }
        savedAt.value = row.updatedAt
        state.value = kept === markdown ? 'saved' : 'unsaved'
      } catch (thrown) {
        state.value = 'failed'
        report(thrown)
      }
    })
    return saving
  }

  /** Keeps the text now if it changed; resolves when it is kept. */
  async function settle(): Promise<void> {
    await saveSoon.flush()
    await saving
    if (state.value === 'failed') await save()
  }

  async function lookNow(): Promise<void> {
    const mine = ++look
    const text = markdown
    looking.value = true
    const [findings, pages] = await Promise.allSettled([call('check_brief', { brief: id, markdown: text }), call('preview_brief', { markdown: text })])
    // Findings of a text that has changed since would stand in the wrong places: the next look brings better ones.
    if (mine !== look) return
    looking.value = false
    if (findings.status === 'fulfilled') checked.value = { markdown: text, findings: findings.value.findings }
    if (pages.status === 'fulfilled') preview.value = pages.value
    previewProblem.value = pages.status === 'rejected' ? problem(pages.reason) : ''
  }

  /** Lets a finding pass from now on, and looks again. */
  async function ignore(finding: FindingRow, always: boolean): Promise<void> {
    const about = checked.value
    if (about === null) return
    await attempt(() => call('ignore_finding', { brief: id, markdown: about.markdown, rule: finding.rule, at: finding.at, always }))
    await lookNow()
  }

  function problem(thrown: unknown): string {
    const said = asReport(thrown)
    return `${said.message}${said.hint}`
  }

  const words = computed(() => preview.value?.characters ?? detail.value?.row.characters ?? 0)

  onMounted(async () => {
    void open()
    endClose = await platform().onCloseRequested(settle)
  })
  onBeforeUnmount(() => {
    endClose?.()
    lookSoon.drop()
    look += 1
    void settle().then(() => library.changed())
  })

  return { detail, gone, state, savedAt, checked, preview, previewProblem, looking, words, changed, settle, ignore, look: lookNow, text: () => markdown }
}
