/** Public figures of complaints 公开数据: a year of a region, by months and by the places below. */

import type { ComponentChildren } from 'preact';
import { DataCell, DataRow, DataTable, RowHead } from '../desk/data-table';
import { useAnswer } from '../foundation/asking';
import { today } from '../foundation/dates';
import { words } from '../foundation/language';
import { search } from '../foundation/router';
import { PlaceOfComplaint } from '../generated/complaints';
import { ComplaintFigures, type CountyFigurePartsFragment } from '../generated/oversight';
import { Page, Waiting } from '../ui/page';
import { percent } from './percent';
import '../desk/desk.css';

const w = words(
  {
    title: '投诉公开数据',
    lead: '各地收到多少投诉、举报、建议，多少查实、多少改正。没有个人信息。',
    few: '一个县（区）一个月不到 5 件的不公开，也不计入合计，在表里显示为“—”。当月结束后才公布。',
    years: '年份',
    year: (year: number) => `${year} 年`,
    country: '全部地区',
    total: '全年',
    months: '按月',
    places: '按地区',
    month: (month: number) => `${month} 月`,
    inMonth: '月份',
    inPlace: '地区',
    filed: '提交',
    founded: '查实',
    rectified: '已整改',
    response: '响应率',
    solution: '解决率',
    satisfaction: '满意率',
    none: '还没有可以公布的数据。',
    formulas:
      '响应率：按时答复是否受理的，占应当答复的。解决率、满意率：回访时说已经解决、满意的，占回访到的；同一件一个月内以最后一次回访为准。',
  },
  {
    title: 'Figures of complaints',
    lead: 'How many complaints, reports and ideas were filed where, how many were true, and what was set right. No personal data.',
    few: 'A county’s month with fewer than five is not told and is in no sum; it shows as “—”. Months are told when they are over.',
    years: 'Years',
    year: (year: number) => `${year}`,
    country: 'All regions',
    total: 'The year',
    months: 'By month',
    places: 'By place',
    month: (month: number) => `Month ${month}`,
    inMonth: 'Month',
    inPlace: 'Place',
    filed: 'Filed',
    founded: 'Found true',
    rectified: 'Set right',
    response: 'Answered in time',
    solution: 'Solved',
    satisfaction: 'Satisfied',
    none: 'There are no figures to tell yet.',
    formulas:
      'Answered in time: of those that were to be accepted or declined. Solved, satisfied: of those who were reached afterwards, as they said last in a month.',
  },
);

const YEARS = 3;

export default function FiguresPage() {
  const asked = new URLSearchParams(search.value);
  const now = Number(today().slice(0, 4));
  const year = Number(asked.get('year') ?? now) || now;
  return (
    <Page title={w.title} back="/complaints">
      <p>{w.lead}</p>
      <p class="muted">{w.few}</p>
      <YearLinks year={year} newest={now} region={asked.get('region')} />
      <Figures year={year} region={asked.get('region')} />
      <p class="muted small">{w.formulas}</p>
    </Page>
  );
}

function addressOf(year: number, region: string | null): string {
  return `/complaints/figures?year=${year}${region ? `&region=${region}` : ''}`;
}

function YearLinks({ year, newest, region }: { year: number; newest: number; region: string | null }) {
  const years = Array.from({ length: YEARS }, (_, index) => newest - index);
  return (
    <nav aria-label={w.years}>
      <ul class="list stages">
        {years.map((each) => (
          <li key={each}>
            <a class="stage" href={addressOf(each, region)} aria-current={each === year ? 'page' : undefined}>
              {w.year(each)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Figures({ year, region }: { year: number; region: string | null }) {
  const { data, failure, again } = useAnswer(ComplaintFigures, { year, region });
  const told = data.value?.complaintFigures;
  if (!told) return <Waiting failure={failure.value} again={again} />;
  const months = told.months.filter(({ figures }) => isTold(figures));
  return (
    <>
      {region && <Place code={region} year={year} />}
      {isTold(told.total) ? (
        <>
          <Lines title={w.months} first={w.inMonth}>
            {months.map(({ month, figures }) => (
              <Line key={month} figures={figures} name={w.month(month)} />
            ))}
            <Line figures={told.total} name={w.total} />
          </Lines>
          {told.places.length > 0 && (
            <Lines title={w.places} first={w.inPlace}>
              {told.places.map(({ region: code, name, figures }) => (
                <Line key={code} figures={figures} name={name} to={addressOf(year, code)} />
              ))}
            </Lines>
          )}
        </>
      ) : (
        <p>{w.none}</p>
      )}
    </>
  );
}

function isTold({ filed, response, solution }: CountyFigurePartsFragment): boolean {
  return filed !== null || response !== null || solution !== null;
}

function Place({ code, year }: { code: string; year: number }) {
  const place = useAnswer(PlaceOfComplaint, { code }).data.value?.region;
  return (
    <p>
      <strong>{place?.fullName ?? code}</strong>{' '}
      <a class="link" href={addressOf(year, null)}>
        {w.country}
      </a>
    </p>
  );
}

function Lines({ title, first, children }: { title: string; first: string; children: ComponentChildren }) {
  const columns = [first, w.filed, w.founded, w.rectified, w.response, w.solution, w.satisfaction];
  return (
    <>
      <h2>{title}</h2>
      <DataTable caption={title} columns={columns}>
        {children}
      </DataTable>
    </>
  );
}

function Line({ figures, name, to }: { figures: CountyFigurePartsFragment; name: string; to?: string }) {
  const { filed, founded, rectified, response, solution, satisfaction } = figures;
  return (
    <DataRow>
      <RowHead>
        {to ? (
          <a class="link" href={to}>
            {name}
          </a>
        ) : (
          name
        )}
      </RowHead>
      <DataCell label={w.filed}>{filed ?? '—'}</DataCell>
      <DataCell label={w.founded}>{founded ?? '—'}</DataCell>
      <DataCell label={w.rectified}>{rectified ?? '—'}</DataCell>
      <DataCell label={w.response}>{percent(response)}</DataCell>
      <DataCell label={w.solution}>{percent(solution)}</DataCell>
      <DataCell label={w.satisfaction}>{percent(satisfaction)}</DataCell>
    </DataRow>
  );
}
