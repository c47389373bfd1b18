import type { ReportFinding } from '../../report.js';
import { words } from '../../words/words.js';
import { listTable } from '../list-table.js';
import type { Tell } from '../section.js';

/** What readers must know of the data. */
export const findings: Tell = (report, speaker) => {
  const { say } = speaker;
  if (report.findings.length === 0) return undefined;
  return {
    id: 'findings',
    title: say(words.findings),
    blocks: [
      listTable<ReportFinding>(
        say(words.findingsCaption),
        [
          { title: say(words.weight), cell: ({ severity }) => say(words[severity]) },
          {
            title: say(words.finding),
            is: 'name',
            cell: ({ text, code }) => ({ text: say(text), note: code }),
          },
        ],
        report.findings,
        speaker,
      ),
    ],
  };
};
