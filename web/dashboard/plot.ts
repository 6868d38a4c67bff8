import uPlot from 'uplot';
import { figure, type Unit } from './format';
import type { Group } from './groups';
import type { Measure, Series } from './measures';

/** The content of a chart. */
export interface PlotContent {
  measure: Measure;
  groups: readonly Group[];
  /** Whether lines connect the groups. Otherwise there is a bar for each. */
  isTimeline: boolean;
}

/** Colours and font of a chart. The canvas does not know those of the page. */
export interface Ink {
  series: readonly string[];
  text: string;
  line: string;
  ground: string;
  font: string;
}

const MAX_BAR = 44;
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800];
const COUNTS = [1, 2, 5].flatMap(digit => Array.from({ length: 9 }, (_, zeros) => digit * 10 ** zeros)).sort((one, other) => one - other);

/** The series of a measure that its chart shows. */
export function drawn(measure: Measure): Series[] {
  return measure.series.filter(series => series.colour);
}

/** The values of a chart, as uPlot wants them. Stacked bars are sums, the highest first, so that each covers the one behind it. */
export function dataOf({ measure, groups }: PlotContent): uPlot.AlignedData {
  const values = drawn(measure).map(series => groups.map(group => series.value(group.figures) ?? null));
  if (!measure.isStacked) return [groups.map((_, index) => index), ...values];
  const sums: number[][] = [];
  values.forEach((row, series) => sums.push(row.map((value, index) => (value ?? 0) + (sums[series - 1]?.[index] ?? 0))));
  return [groups.map((_, index) => index), ...sums.reverse()];
}

/** Options of a chart. The caller adds the hooks. */
export function optionsOf(content: PlotContent, ink: Ink, width: number, height: number): uPlot.Options {
  const { measure, groups, isTimeline } = content;
  const shown = drawn(measure);
  const isLine = isTimeline && !measure.isStacked;
  const order = measure.isStacked ? [...shown].reverse() : shown;
  return {
    width,
    height,
    legend: { show: false },
    cursor: { x: false, y: false, drag: { x: false, y: false }, ...(!isLine && { points: { show: false } }) },
    padding: [8, 22, 0, 0],
    scales: { x: { time: false, range: () => [-0.5, Math.max(0.5, groups.length - 0.5)] }, y: { range: yRange(measure.unit, highestPrevious(content)) } },
    axes: [xAxis(content, ink, width), yAxis(measure.unit, ink)],
    series: [
      {},
      ...order.map((series, index) => {
        const colour = colourOf(series, ink);
        if (isLine) return { stroke: colour, width: 2, points: { show: groups.length <= 40, size: 6, fill: ink.ground, stroke: colour } };
        const align = measure.isStacked || order.length === 1 ? 0 : index === 0 ? -1 : 1;
        return { stroke: colour, fill: colour, width: 0, points: { show: false }, paths: bars(content, align) };
      }),
    ],
    hooks: { drawAxes: [plot => isLine && drawPreviousLines(plot, content, ink)], draw: [plot => !isLine && drawPreviousMarks(plot, content, ink)] },
  };
}

export function colourOf(series: Series, ink: Ink): string {
  return ink.series[(series.colour ?? 1) - 1] ?? ink.text;
}

/** Share of the room of a group that its bars take. */
const FILLED = 0.72;

function bars({ measure }: PlotContent, align: -1 | 0 | 1): uPlot.Series.PathBuilder | undefined {
  const isPair = !measure.isStacked && drawn(measure).length > 1;
  return uPlot.paths.bars?.({ align, size: [isPair ? FILLED / 2 : FILLED, isPair ? MAX_BAR / 2 : MAX_BAR], radius: measure.isStacked ? 0 : [0.12, 0] });
}

function yRange(unit: Unit, previous: number): (plot: uPlot, min: number, max: number | null) => [number, number] {
  return (_plot, _min, shown) => {
    const max = Math.max(shown ?? 0, previous);
    if (unit === 'share') return [0, 1];
    if (unit === 'rating') return [0, 5];
    return [0, max ? max * 1.08 : unit === 'seconds' ? 60 : unit === 'hours' ? 3600 : 4];
  };
}

function yAxis(unit: Unit, ink: Ink): uPlot.Axis {
  const increments = unit === 'seconds' || unit === 'hours' ? SECONDS : unit === 'count' ? COUNTS : unit === 'share' ? [0.25] : unit === 'rating' ? [1] : undefined;
  return {
    stroke: ink.text,
    font: ink.font,
    size: 56,
    space: 40,
    ...(increments && { incrs: increments }),
    values: (_plot, splits) => splits.map(value => axisText(value, unit)),
    grid: { stroke: ink.line, width: 1 },
    ticks: { show: false },
  };
}

/** A round value: "2m" instead of "2m 00s". */
function axisText(value: number, unit: Unit): string {
  if (unit === 'rating') return value === 0 ? '' : String(value);
  return figure(value, unit).replace(/ 0+[smh]$/, '').replace(/\.0 h$/, ' h');
}

/** Labels of groups, as many as have room. Those of topics and agents are turned if they are too long. */
function xAxis({ groups, isTimeline }: PlotContent, ink: Ink, width: number): uPlot.Axis {
  const room = Math.max(1, width - 70) / Math.max(1, groups.length);
  const longest = Math.min(16, Math.max(0, ...groups.map(group => group.short.length))) * 7 + 10;
  const isTurned = !isTimeline && longest > room;
  const step = Math.ceil((isTurned ? 16 : longest) / room);
  return {
    stroke: ink.text,
    font: ink.font,
    size: isTurned ? Math.min(96, longest * 0.72 + 16) : 32,
    gap: 6,
    rotate: isTurned ? -42 : 0,
    splits: () => groups.map((_, index) => index).filter(index => index % step === 0),
    values: (_plot, splits) => splits.map(index => shortened(groups[index]?.short ?? '')),
    grid: { show: false },
    ticks: { show: false },
  };
}

function shortened(text: string): string {
  return text.length > 16 ? `${text.slice(0, 15)}…` : text;
}

/** The period before, as dashed lines behind the others. */
function drawPreviousLines(plot: uPlot, { measure, groups }: PlotContent, ink: Ink): void {
  const { ctx } = plot;
  ctx.save();
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.globalAlpha = 0.75;
  for (const series of drawn(measure).filter(each => each.compared)) {
    ctx.strokeStyle = colourOf(series, ink);
    ctx.beginPath();
    let isDown = false;
    groups.forEach((group, index) => {
      const value = group.previous && series.value(group.previous);
      if (value === undefined || value === null) {
        isDown = false;
        return;
      }
      const x = plot.valToPos(index, 'x', true);
      const y = plot.valToPos(value, 'y', true);
      if (isDown) ctx.lineTo(x, y);
      else ctx.moveTo(x, y);
      isDown = true;
    });
    ctx.stroke();
  }
  ctx.restore();
}

/** The period before, as a mark across each bar. For stacked bars it is the total. */
function drawPreviousMarks(plot: uPlot, { measure, groups }: PlotContent, ink: Ink): void {
  const shown = drawn(measure);
  const compared = measure.isStacked ? [measure.series.find(series => series.compared && !series.colour)] : shown.map(each => (each.compared ? each : undefined));
  const room = plot.valToPos(1, 'x', true) - plot.valToPos(0, 'x', true);
  const width = Math.min((room * FILLED) / compared.length, (MAX_BAR * devicePixelRatio) / compared.length);
  const height = 2 * devicePixelRatio;
  compared.forEach((series, place) => {
    if (!series) return;
    groups.forEach((group, index) => {
      const value = group.previous && series.value(group.previous);
      if (!value) return;
      const middle = plot.valToPos(index, 'x', true) + (place - (compared.length - 1) / 2) * width;
      const y = plot.valToPos(value, 'y', true) - height / 2;
      plot.ctx.fillStyle = ink.ground;
      plot.ctx.fillRect(middle - width / 2 - 1, y - 1, width + 2, height + 2);
      plot.ctx.fillStyle = ink.text;
      plot.ctx.fillRect(middle - width / 2 - 1, y, width + 2, height);
    });
  });
}

/** The highest value of the period before, so that its lines and marks fit into the chart. */
function highestPrevious({ measure, groups }: PlotContent): number {
  const series = measure.isStacked ? measure.series.filter(each => each.compared && !each.colour) : drawn(measure).filter(each => each.compared);
  return Math.max(0, ...groups.flatMap(({ previous }) => (previous ? series.map(each => each.value(previous) ?? 0) : [])));
}
