/** One look at a paper: when, who, by which way, what for, and exactly what was seen. */

import type { MyDisclosuresQuery } from '../generated/disclosures';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { nameOfDoor, nameOfLooker, namesOfParts } from './wording';

const w = words(
  {
    paper: '哪份证照',
    door: '怎么看的',
    parts: '看到了什么',
    purpose: '用来做什么',
    basis: '依据',
    caseNumber: '对方的办件编号',
    complain: '不该看、不该要？投诉',
  },
  {
    paper: 'Which paper',
    door: 'By which way',
    parts: 'What was seen',
    purpose: 'What for',
    basis: 'Under which law',
    caseNumber: 'Their case number',
    complain: 'Should not have looked or asked? Complain',
  },
);

export type LookNode = MyDisclosuresQuery['myDisclosures']['edges'][number]['node'];

interface LookProps {
  look: LookNode;
  /** In a list of several papers it says which. */
  ofPaper: boolean;
}

export function Look({ look, ofPaper }: LookProps) {
  return (
    <li class="card">
      <p>
        <strong>{nameOfLooker(look)}</strong>
        <br />
        <time class="muted" dateTime={look.at}>
          {moment(look.at)}
        </time>
      </p>
      <Facts>
        {ofPaper && (
          <Fact label={w.paper}>
            <a class="link" href={`/papers/${look.proofId}`}>
              {look.title}
            </a>
          </Fact>
        )}
        <Fact label={w.door}>{nameOfDoor(look.door)}</Fact>
        <Fact label={w.parts}>{namesOfParts(look.parts)}</Fact>
        <Fact label={w.purpose}>{look.purpose}</Fact>
        <Fact label={w.basis}>{look.legalBasis}</Fact>
        <Fact label={w.caseNumber}>{look.caseNumber}</Fact>
      </Facts>
      <a class="link" href={`/complaints/new?look=${look.id}`}>
        {w.complain}
      </a>
    </li>
  );
}
