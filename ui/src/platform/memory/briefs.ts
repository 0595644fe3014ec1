/** Answers of the double about briefs. */

import type { BriefDetail, FindingRow } from '@/contract'
import { CharacterIndex } from '@/spans/characters'
import type { Handlers } from './handlers'
import { newId, refusal, type MemoryLibrary } from './library'
import { characterAt, layOut, pointOf } from './pages'

type BriefCommands =
  | 'templates' | 'stationeries' | 'briefs' | 'new_brief' | 'open_brief_file' | 'brief' | 'save_brief' | 'delete_brief' | 'insertion'
  | 'check_brief' | 'preview_brief' | 'place_in_brief' | 'point_in_preview' | 'layout_report' | 'export_brief' | 'export_markdown'

/** The answers over a library; `kept` hears of every text that is saved. */
export function briefHandlers(library: MemoryLibrary, kept: (detail: BriefDetail) => void): Pick<Handlers, BriefCommands> {
  const find = (id: string): BriefDetail => {
    const detail = library.briefs.find((brief) => brief.row.id === id)
    if (detail === undefined) throw refusal('not-found', '这份要报已不在资料库中。', '请返回列表。')
    return detail
  }
  const add = (title: string, issue: string, template: string, markdown: string): BriefDetail => {
    const row = { id: newId(library), title, issue, template, state: 'draft' as const, characters: layOut(markdown).characters, facts: 0, updatedAt: Date.now() }
    const detail: BriefDetail = { row, markdown, diagnostics: [] }
    library.briefs.unshift(detail)
    return detail
  }
  return {
    templates: () => [
      {
        name: '智库成果要报', description: '对策建议类要报：导语、现状、问题、建议，封面带批示栏。',
        prompts: [
          { key: '标题', label: '标题', default: '', required: true },
          { key: '期号', label: '期号', default: '199', required: true },
          { key: '地区', label: '研究地区', default: '', required: false },
        ],
      },
      { name: '调研快报', description: '一事一报，两页以内。', prompts: [{ key: '标题', label: '标题', default: '', required: true }] },
    ],
    stationeries: () => [{ name: '智库成果要报', description: '红头封面，正文每页 22 行、每行 28 字。' }],
    briefs: () => library.briefs.map((brief) => brief.row),
    new_brief: ({ template, answers }) =>
      add(answers['标题'] ?? '', `${template} 第${answers['期号'] ?? ''}期`, template, `---\n刊名: ${template}\n期号: ${answers['期号'] ?? ''}\n标题: ${answers['标题'] ?? ''}\n---\n\n导语。\n\n## 一、现状\n\n`),
    open_brief_file: ({ path }) => add(path.split('/').at(-1) ?? path, '', '', '# 打开的文件\n\n正文。\n'),
    brief: ({ id }) => find(id),
    save_brief: ({ id, markdown }) => {
      const detail = find(id)
      kept(detail)
      detail.markdown = markdown
      kept(detail)
      detail.row = { ...detail.row, characters: layOut(markdown).characters, updatedAt: Date.now() }
      return detail.row
    },
    delete_brief: ({ id }) => {
      library.briefs = library.briefs.filter((brief) => brief !== find(id))
      return {}
    },
    insertion: ({ kind, id }) => {
      const articles = library.bulletins.flatMap((bulletin) => bulletin.articles)
      const statistic = articles.flatMap((article) => article.statistics).find((row) => row.id === id)
      const measure = articles.flatMap((article) => article.measures).find((row) => row.id === id)
      const excerpt = articles.flatMap((article) => article.excerpts).find((row) => row.id === id)
      const text = statistic?.figure ?? measure?.text ?? excerpt?.quote
      if (text === undefined) throw refusal('not-found', '资料库中已没有这一条。', '请刷新素材列表。')
      return { markdown: `[${text}](yaobao:${kind}/${id})` }
    },
    check_brief: ({ markdown }) => ({ findings: findings(markdown) }),
    preview_brief: ({ markdown }) => ({ ...layOut(markdown), diagnostics: [] }),
    place_in_brief: ({ revision, page, y }) => ({ at: characterAt(revision, page, y) }),
    point_in_preview: ({ revision, at }) => ({ point: pointOf(revision, at) }),
    layout_report: ({ markdown }) => ({
      stationery: '智库成果要报', pages: layOut(markdown).pages, deviations: [], diagnostics: [],
      rules: [{ rule: '每面行数', clause: '5.2.3', wanted: '22', found: '22', verdict: 'kept' }],
    }),
    export_brief: ({ markdown, path }) => ({ path, pages: layOut(markdown).pages, bytes: 318_204, diagnostics: [] }),
    export_markdown: ({ markdown, path }) => ({ path, pages: 0, bytes: markdown.length * 3, diagnostics: [] }),
  }
}

/** Percentages that no link covers, and 〔〕 written as []. */
function findings(markdown: string): FindingRow[] {
  const index = new CharacterIndex(markdown)
  const found: FindingRow[] = []
  const body = markdown.replace(/\[[^\]]*\]\(yaobao:[^)]*\)/g, (link) => ' '.repeat(link.length))
  for (const match of body.matchAll(/\d+(?:\.\d+)?%/g)) {
    found.push({ rule: 'figure.unsourced', severity: 'warning', message: `“${match[0]}”没有连到资料库中的数据。`, at: index.toSpan(match.index, match.index + match[0].length), suggestion: null, source: '本单位' })
  }
  for (const match of body.matchAll(/帐号/g)) {
    found.push({ rule: 'word.variant', severity: 'error', message: '“帐号”应写作“账号”。', at: index.toSpan(match.index, match.index + 2), suggestion: '账号', source: '《现代汉语词典》' })
  }
  return found.sort((a, b) => a.at[0] - b.at[0])
}
