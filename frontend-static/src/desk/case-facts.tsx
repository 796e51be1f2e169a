/** The words, the people and the files of a case. */

import type { CasePartsFragment, CasePersonPartsFragment } from '../generated/desk';
import { day, moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { fileSize } from '../ui/file-size';
import { EVIDENCE, RELATIONS } from './codes';

const w = words(
  {
    words: '申请内容',
    own: '居民自己写的话',
    purpose: '用途',
    recipient: '交给哪个单位',
    requested: '申请时间',
    due: '办理期限',
    guessed: (date: string) => `${date}（下一年放假安排还没公布，可能调整）`,
    corrects: '更正件',
    correctsOld: '看被更正的原件',
    statement: '证明内容（已核实）',
    evidence: '核实方式',
    evidenceNote: '核实说明',
    validUntil: '有效期至',
    people: '人员',
    applicant: '申请人',
    subject: '证明对象',
    relation: '办理关系',
    committee: '办理单位',
    idNumber: '身份证号',
    phone: '手机号',
    uscc: '统一社会信用代码',
    usccDoubt: '代码的校验位对不上，请到国家企业信用信息公示系统核对。少数真实代码也会这样，不能只凭这一点退回。',
    files: '附件',
    noFiles: '没有附件。',
    closed: (count: number) => `有 ${count} 个附件，只有村（社区）工作人员可以打开。`,
    picture: (index: number) => `附件 ${index}：照片，点开看大图`,
    pdf: (index: number, size: string) => `附件 ${index}：PDF 文件（${size}）`,
  },
  {
    words: 'The request',
    own: 'In the resident’s own words',
    purpose: 'What for',
    recipient: 'For which office',
    requested: 'Asked on',
    due: 'Due on',
    guessed: (date: string) => `${date} (may change: next year’s holidays are not announced yet)`,
    corrects: 'Correction',
    correctsOld: 'See the proof that it corrects',
    statement: 'What is certified (checked)',
    evidence: 'How it is known',
    evidenceNote: 'More about it',
    validUntil: 'Valid until',
    people: 'People',
    applicant: 'Asked by',
    subject: 'About',
    relation: 'For whom',
    committee: 'Committee',
    idNumber: 'Identity number',
    phone: 'Mobile number',
    uscc: 'Credit code',
    usccDoubt: 'Its check character does not match. Please look the organisation up in the public register: a few real codes are like that, so this alone is no reason to send it back.',
    files: 'Files',
    noFiles: 'No files.',
    closed: (count: number) => `There are files (${count}). Only the staff of the committee can open them.`,
    picture: (index: number) => `File ${index}: photograph, open it to see it large`,
    pdf: (index: number, size: string) => `File ${index}: PDF (${size})`,
  },
);

interface CaseFactsProps {
  each: CasePartsFragment;
  /** A township reads along, and needs nobody's identity card for that. */
  opensFiles: boolean;
}

export function CaseFacts({ each, opensFiles }: CaseFactsProps) {
  const due = day(each.dueOn);
  return (
    <>
      <section id="part-words" aria-labelledby="words-title">
        <h2 id="words-title">{w.words}</h2>
        <h3>{w.own}</h3>
        <blockquote class="own-words">{each.text}</blockquote>
        <Facts>
          <Fact label={w.purpose}>{each.purpose}</Fact>
          <Fact label={w.recipient}>{each.recipient}</Fact>
          <Fact label={w.requested}>{moment(each.requestedAt)}</Fact>
          <Fact label={w.due}>{each.calendarKnown ? due : w.guessed(due)}</Fact>
          <Fact label={w.corrects}>
            {each.corrects && (
              <a class="link" href={`/desk/cases/${each.corrects}`}>
                {w.correctsOld}
              </a>
            )}
          </Fact>
          <Fact label={w.statement}>{each.statement}</Fact>
          <Fact label={w.evidence}>{each.evidence && EVIDENCE[each.evidence]}</Fact>
          <Fact label={w.evidenceNote}>{each.evidenceNote}</Fact>
          <Fact label={w.validUntil}>{each.validUntil && day(each.validUntil)}</Fact>
        </Facts>
      </section>
      <section aria-labelledby="people-title">
        <h2 id="people-title">{w.people}</h2>
        <Facts>
          <Fact label={w.applicant}>
            <Person person={each.applicant} />
          </Fact>
          <Fact label={w.relation}>{RELATIONS[each.relation]}</Fact>
          <Fact label={w.subject}>
            <Person person={each.subject} />
          </Fact>
          <Fact label={w.committee}>{each.committee.name}</Fact>
        </Facts>
      </section>
      <Files files={each.attachments} opensFiles={opensFiles} />
    </>
  );
}

function Person({ person }: { person: CasePersonPartsFragment }) {
  return (
    <>
      <strong>{person.name}</strong>
      {person.idNumber && (
        <span class="line">
          {w.idNumber} <span class="hash">{person.idNumber}</span>
        </span>
      )}
      {person.uscc && (
        <span class="line">
          {w.uscc} <span class="hash">{person.uscc}</span>
        </span>
      )}
      {person.usccLooksRight === false && <span class="line">{w.usccDoubt}</span>}
      {person.phone && (
        <span class="line">
          {w.phone} <Phone number={person.phone} />
        </span>
      )}
    </>
  );
}

/** A masked number is to be read only. */
function Phone({ number }: { number: string }) {
  if (number.includes('*')) return <span class="hash">{number}</span>;
  return (
    <a class="file" href={`tel:${number}`}>
      {number}
    </a>
  );
}

interface FilesProps {
  files: CasePartsFragment['attachments'];
  opensFiles: boolean;
}

function Files({ files, opensFiles }: FilesProps) {
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title">{w.files}</h2>
      {files.length === 0 && <p class="muted">{w.noFiles}</p>}
      {files.length > 0 && !opensFiles && <p>{w.closed(files.length)}</p>}
      {files.length > 0 && opensFiles && (
        <ul class="list files">
          {files.map((file, index) => (
            <li key={file.id}>
              {file.mediaType.startsWith('image/') ? (
                <a class="file" href={file.url} target="_blank" rel="noopener">
                  <img src={file.url} alt={w.picture(index + 1)} />
                </a>
              ) : (
                <a class="file" href={file.url} download>
                  {w.pdf(index + 1, fileSize(file.size))}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
