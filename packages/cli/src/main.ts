process.stdout.write('barem 0.1.0\n');
