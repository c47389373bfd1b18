/** A sheet with `count` criteria of mixed kinds, and a record that fits it, to see how cost grows with size. */
export function wideSheet(count) {
  const facts = [];
  const criteria = [];
  const record = {};
  let points = 0;
  for (let n = 1; n <= count; n += 1) {
    const id = `I.${n}`;
    switch (n % 4) {
      case 0:
        criteria.push(`  criterion ${id} "Assessed" from 0 to 10 points`);
        record[id] = 7.5;
        points += 10;
        break;
      case 1:
        criteria.push(
          `  criterion ${id} "Levels" choose one`,
          '    a "A" 5 points',
          '    b "B" 2 points',
        );
        record[id] = 'a';
        points += 5;
        break;
      case 2:
        facts.push(`  x${n} "Fact" count from 0 to 100`);
        criteria.push(
          `  criterion ${id} "Bands" by x${n}`,
          '    from 50 5 points',
          '    under 50 1 point',
        );
        record[`x${n}`] = n % 100;
        points += 5;
        break;
      default:
        criteria.push(`  criterion ${id} "Met" met for 5 points`);
        record[id] = 'met';
        points += 5;
    }
  }
  const source = [
    `sheet bench.wide "${count} criteria"`,
    `  scale ${points}, step 0.5`,
    'facts',
    ...facts,
    `section I "All" ${points} points`,
    ...criteria,
    'ratings',
    `  good "Good" from ${points / 2} points`,
    `  poor "Poor" under ${points / 2} points`,
  ].join('\n');
  return { source, record };
}
