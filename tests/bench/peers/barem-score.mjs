import { createScanner } from '@barem/plan';
import { load, score } from 'barem';

export const peers = [
  {
    name: 'Barem: `score`',
    about: 'every point, reasons, full validation; no code made',
    prepare({ source }) {
      const { plan } = load(source);
      return (record) => score(plan, record);
    },
  },
  {
    name: 'Barem: a scanner',
    about: 'total and rating, full validation; no code made',
    prepare({ source }) {
      const { plan } = load(source);
      const unit = 10 ** plan.pointDecimals;
      const { scan } = createScanner(plan);
      return (record) => {
        const { total, rating } = scan(record);
        return { total: total / unit, rating: plan.ratings[rating].id };
      };
    },
  },
];
