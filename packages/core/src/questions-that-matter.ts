import { type Catalog, PRESSURES, TECHNIQUES } from './catalog.ts';
import { recommend, type Wish } from './recommend.ts';

/**
 * Which of the two questions about the hand can still change the order of the services that fit the needs and the
 * parts of a wish: the others need not be asked. Only answers that one of those services offers count. What the wish
 * says of pressure and technique does not: a question stays while it is being answered. A page that shows only the
 * first few passes their number as `shown`: what happens behind them changes nothing there.
 * @example questionsThatMatter(spaWithOneMassage, { needs: ['sleep'] }) //=> []
 */
export function questionsThatMatter(
  catalog: Catalog,
  { needs = [], areas = [] }: Wish,
  shown = Number.POSITIVE_INFINITY,
): ('pressure' | 'technique')[] {
  const fitting = recommend(catalog, { needs, areas }).map(({ service }) => service);
  if (fitting.length < 2) return [];
  // “No answer” is one, too.
  const pressures = [
    undefined,
    ...PRESSURES.filter((one) => fitting.some((s) => s.pressures?.includes(one))),
  ];
  const techniques = [
    undefined,
    ...TECHNIQUES.filter((one) => fitting.some((s) => s.techniques?.includes(one))),
  ];
  // An answer to one may matter only beside a certain answer to the other, so all pairs are tried.
  const orders = pressures.map((pressure) =>
    techniques.map((technique) =>
      recommend(catalog, {
        needs,
        areas,
        ...(pressure && { pressure }),
        ...(technique && { technique }),
      })
        .slice(0, shown)
        .map(({ service }) => service.id)
        .join(),
    ),
  );
  const matters = {
    pressure: orders.some((row) => row.some((order, i) => order !== orders[0]![i])),
    technique: orders.some((row) => row.some((order) => order !== row[0])),
  };
  return (['pressure', 'technique'] as const).filter((question) => matters[question]);
}
