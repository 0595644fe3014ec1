/** The words of CodeMirror's own panels in Chinese. */

import { EditorState } from '@codemirror/state'

/** Chinese for the search panel and the announcements. */
export const phrases = EditorState.phrases.of({
  Find: '查找', Replace: '替换为', next: '下一处', previous: '上一处', all: '全选', 'match case': '区分大小写', regexp: '正则表达式', 'by word': '整词', replace: '替换',
  'replace all': '全部替换', close: '关闭', 'current match': '当前匹配', 'on line': '所在行', 'replaced match on line $': '已替换第 $ 行', 'replaced $ matches': '已替换 $ 处', 'Go to line': '转到行', go: '转到',
  Diagnostics: '核校', 'No diagnostics': '没有问题',
})
