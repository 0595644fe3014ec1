/** The Chinese texts: the first and complete catalogue. */
export const zhCN = {
  app: { name: '要报' },
  screens: {
    bulletins: '资料', excerpts: '摘录', measures: '举措', statistics: '数据', briefs: '要报', search: '搜索', settings: '设置',
  },
  common: {
    cancel: '取消', close: '关闭', save: '保存', delete: '删除', edit: '修改', back: '返回', all: '全部', open: '打开', copy: '复制',
    copied: '已复制', openSource: '打开原文', anyRegion: '地区', clear: '清除筛选', none: '无', loading: '正在读取…',
    total: '共 {count} 条',
  },
  pick: {
    import: '导入简报资料', importFolder: '导入文件夹', open: '打开 Markdown 要报', export: '导出 PDF', markdown: '导出 Markdown', backup: '备份资料库',
    documents: '文档', markdownFiles: 'Markdown 文件',
  },
  kind: { newspaper: '报纸', digest: '文摘', 'policy-document': '文件', brief: '要报', 'web-article': '网页' },
  figure: { level: '数值', growth: '增速', share: '占比', rank: '位次', target: '目标', change: '增减' },
  confidence: { certain: '确定', likely: '较可信', review: '待核' },
  state: { proposed: '待确认', accepted: '已采用', edited: '已修改', rejected: '已排除' },
  briefState: { draft: '草稿', submitted: '送审', checked: '核对通过', final: '定稿' },
  severity: { error: '错误', warning: '提醒', hint: '提示' },
  hit: { text: '原文', excerpt: '摘录', measure: '举措', statistic: '数据', brief: '要报' },
  status: {
    counts: '资料 {bulletins} · 篇目 {articles} · 数据 {statistics} · 举措 {measures} · 摘录 {excerpts} · 要报 {briefs}',
    gathering: '正在清点文件…', importing: '正在导入 {done}/{total}', stop: '停止导入', stopping: '正在停止…', keys: '快捷键',
  },
  search: {
    placeholder: '搜索原文、摘录、举措、数据和要报', empty: '输入词语开始搜索',
    emptyHint: '多个词用空格分开，须同时出现。单字、数字和单位都能查到，例如“技术合同 亿元”。', nothing: '没有找到“{text}”',
    nothingHint: '换一个更短的词，或去掉地区限制再试。', total: '找到 {count} 处', more: '继续显示',
  },
  bulletins: {
    import: '导入文件', importFolder: '导入文件夹', paste: '粘贴文本', filter: '标题、来源、文号', anyKind: '类型',
    empty: '资料库还没有资料', emptyHint: '导入报纸版面、文摘、文件或网页文章：点“导入文件”，把文件拖进窗口，或直接按 Ctrl+V 粘贴文字。',
    nothing: '没有符合筛选的资料', nothingHint: '放宽或清除筛选条件再看。', choose: '选择一份资料开始阅读',
    chooseHint: '文中的数据和举措会用底色标出；选中文字按 E 摘录，按 J、K 逐条核对，A 采用，R 排除。',
    outline: '篇目', articles: '{count} 篇', drop: '松开即导入', dropHint: '支持 TXT、Markdown、HTML、DOCX、XLSX、CSV，可以是整个文件夹',
    original: '原文', cleaned: '整理稿', marks: '标注', delete: '删除资料', deleteAsk: '删除《{title}》？', deleteHint: '它的 {excerpts} 条摘录和全部数据、举措会一并删除，不能恢复。',
    notes: '读取说明', review: '建议核对', encoding: '编码 {encoding}', facts: '数据 {statistics} · 举措 {measures}', previous: '上一篇', next: '下一篇', untitled: '（无标题）',
  },
  importing: {
    title: '导入结果', cancelled: '已停止。停止前完成的资料都已保存。', added: '新导入 {count} 份', known: '已有 {count} 份', unreadable: '未能读取 {count} 份',
    knownAt: '已在资料库：《{title}》，{date} 导入', addedFacts: '{articles} 篇，数据 {statistics} 条，举措 {measures} 条', nothing: '没有可以导入的文件',
    nothingHint: '所选位置没有支持的文档。', busy: '正在导入，请等当前导入完成或先停止它。', pasteName: '名称（可留空，取首行）',
    pasteTitle: '粘贴文本', pasteHint: '在这里粘贴（Ctrl+V）要导入的文字', pasteDo: '导入', show: '查看',

  },
  facts: {
    statistics: '数据', measures: '举措', excerpts: '摘录', accept: '采用', reject: '排除', restore: '恢复', previous: '上一条', next: '下一条',
    none: '本篇没有读到数据', noneHint: '若文中确有数据，可选中该句摘录下来。', noMeasures: '本篇没有读到举措', noMeasuresHint: '选中文字按 E，可手工摘录要点。',
    noExcerpts: '本篇还没有摘录', noExcerptsHint: '在左侧选中文字，按 E 摘录。', hidden: '已排除 {count} 条', edit: '修正', value: '数值', unit: '单位',
    indicator: '指标', kind: '类别', region: '地区', period: '时期', policies: '政策文件', noRegion: '未注明地区', noPeriod: '未注明时期',
    source: '出处', state: '状态', confidence: '可信度',
  },
  excerpt: {
    make: '摘录', statement: '核心观点', statementHint: '一句话概括（可留空）', note: '备注', noteHint: '用途、疑点、待补（可留空）', tags: '标签',
    tagsHint: '输入查找，回车添加', create: '新建标签“{name}”', saved: '已摘录', updated: '摘录已更新', delete: '删除摘录', deleteAsk: '删除这条摘录？',
    deleteHint: '原文不受影响。', filter: '引文、观点、备注', anyTag: '标签', empty: '还没有摘录', emptyHint: '到“资料”中打开一篇，选中文字，按 E 摘录。',
    nothing: '没有符合筛选的摘录', nothingHint: '放宽或清除筛选条件再看。', choose: '选择一条摘录，在这里查看它所在的原文', goRead: '去阅读资料',
  },
  measures: {
    filter: '举措内容', empty: '还没有举措', emptyHint: '导入资料后，文中的政策举措会自动读出并列在这里。', nothing: '没有符合筛选的举措',
    nothingHint: '放宽或清除筛选条件再看。', choose: '选择一条举措，在这里查看它所在的原文',
  },
  statistics: {
    filter: '指标、语句', anyKind: '类别', anyPeriod: '时期，如 2025', empty: '还没有数据', emptyHint: '导入资料后，文中的数据会自动读出并列在这里。',
    nothing: '没有符合筛选的数据', nothingHint: '放宽或清除筛选条件再看。', choose: '选择一条数据，在这里查看它所在的原文', figure: '数据', anyState: '状态',
  },
  briefs: {
    new: '新建要报', open: '打开 Markdown', empty: '还没有要报', emptyHint: '从模板新建一份要报，或打开已有的 Markdown 文件。', issue: '期号', title: '标题',
    state: '状态', characters: '字数', facts: '引用', updated: '更新', choose: '选择模板', start: '开始撰写', required: '必填', untitled: '（未命名）',
    delete: '删除要报', deleteAsk: '删除《{title}》？', deleteHint: '这份要报和它的历次保存都会删除，不能恢复。已导出的文件不受影响。', missing: '请填写“{label}”。',
    noTemplates: '没有可用的模板', noTemplatesHint: '模板随程序安装；请检查安装是否完整。', notes: '模板说明',
  },
  editor: {
    material: '素材', pages: '页面', editor: '正文', materialFilter: '查找素材', insert: '插入', dragHint: '回车或双击插入光标处，也可以拖到正文里',
    noMaterial: '没有找到素材', noMaterialHint: '换个词，或先到“资料”导入并摘录。', words: '{count} 字', pagesCount: '{count} 页', findings: '核校 {count}', noFindings: '核校无问题',
    saved: '已保存 {time}', saving: '正在保存…', unsaved: '有改动', saveFailed: '保存失败', export: '导出 PDF', exportMarkdown: '导出 Markdown', exported: '已导出',
    exportedPages: '{pages} 页，{size}', page: '第 {page} / {pages} 页', fit: '适合宽度', zoomIn: '放大', zoomOut: '缩小', locate: '在页面中定位光标', locateShort: '定位光标',
    preparing: '正在排版…', previewFailed: '未能排版', apply: '改为“{text}”', applyDelete: '删去', applyLink: '链接到资料库中的“{text}”', source: '出处', sourceGone: '资料库中没有找到这条来源', notOnPage: '光标处的内容不在页面上',
    outline: '提纲', noOutline: '正文还没有标题', nextFinding: '下一处', previousFinding: '上一处', basis: '依据：{source}', findingsList: '核校结果',
    diagnostics: '排版说明', noPage: '开始撰写后，这里显示排好的页面', checking: '正在核校…', resize: '调整栏宽',
  },
  settings: {
    fonts: '字体', fontsHint: '导出和预览所用的字体。缺少办公字体时，用同类字体代替。', bundled: '随程序提供', machine: '本机字体', role: '用途', family: '字体', fallbacks: '补字字体',
    library: '资料库', backup: '备份资料库', backupHint: '把资料库完整复制成一个文件，期间可以继续工作。', backedUp: '备份完成', verify: '核验资料库',
    verifyHint: '检查文件、引用关系和搜索索引是否一致。', sound: '资料库完好', problems: '发现 {count} 个问题', appearance: '外观', theme: '主题', system: '跟随系统', light: '浅色', dark: '深色',
    language: '界面语言', about: '关于', version: '版本 {version}', aboutText: '要报是离线的要报撰写工具：摘录、数据和举措始终连着原文，一直连到印出来的 PDF。程序不联网。', keys: '快捷键', tags: '标签',
    tagsHint: '改名、改色或删除标签。删除标签不会删除摘录。', noTags: '还没有标签。在摘录时输入名称即可新建。', tagUsed: '{count} 条摘录', deleteTag: '删除标签“{name}”？', stationery: '版式',
    color: '颜色', name: '名称',
  },
  keys: {
    title: '快捷键', everywhere: '全局', reading: '阅读资料', writing: '撰写要报', search: '搜索', screens: '切换栏目', help: '快捷键列表', escape: '关闭弹出的窗口', paste: '把剪贴板文字导入资料库',
    nextFact: '下一条', previousFact: '上一条', accept: '采用', reject: '排除', excerpt: '摘录选中的文字', saveNow: '立即保存', find: '在正文中查找', export: '导出 PDF', nextFinding: '下一处核校', previousFinding: '上一处核校',
    undo: '撤销、重做', locate: '在页面中定位光标', insert: '插入选中的素材', newBrief: '新建要报', submit: '保存摘录',
  },
  errors: { title: '出了点问题', detail: '技术详情', copyDetail: '复制详情', unexpected: '界面内部出错，这一步没有完成。', unexpectedHint: '已保存的内容不受影响。请重试；若再次出现，请复制详情反馈。' },
}
