/** A starting sheet in English, in the YAML form. */
export const enYaml = (
  id: string,
): string => `# A sheet to begin with: put your own titles, points and ranges in.
# Ranges and conditions are written as in the text form. \`barem check\` reports every problem and its repair.
barem: 1
sheet: ${id}
language: en
title: Quality of the meeting
source: Number, date and title of the regulation
status: illustrative
scale: { max: 100, step: 0.5 }

# What can be counted or observed, and its limits.
facts:
  due: { label: Members due to attend, type: count, min: 1, max: 500 }
  present: { label: Members present, type: count, min: 0, max: 500 }
  violation: { label: A breach of the regulations, type: boolean }

# Records that break these are refused.
constraints:
  - { check: present <= due, message: Present cannot exceed due }

let:
  attendance: present / due

# The points of a section are the sum of its criteria's maxima; the sections add up to the scale.
sections:
  - id: I
    title: Preparation
    points: 40
    criteria:
      # An assessor gives points within a range.
      - { id: I.1, title: Content prepared, points: from 0 to 25 }
      # An assessor chooses a level.
      - id: I.2
        title: Documents sent ahead
        levels:
          - { id: complete, title: "Sent ahead, complete", points: 15 }
          - { id: partial, title: Partly sent, points: 5 }
          - { id: none_sent, title: None, points: 0 }
  - id: II
    title: Attendance and minutes
    points: 60
    criteria:
      # Computed from facts. Between the ranges there is neither a hole nor an overlap.
      - id: II.1
        title: Attendance
        by: attendance
        bands:
          - { range: from 90%, points: 40 }
          - { range: from 75% to under 90%, points: 25 }
          - { range: under 75%, points: 0 }
      # An assessor answers met or not met.
      - { id: II.2, title: Minutes kept in full, met: { points: 20 } }

# The best rating stands first; the last has no requirements.
ratings:
  - id: good
    label: Good
    points: from 90 points
    requires:
      - { when: attendance >= 90%, message: Attendance of 90% or more }
  - { id: fair, label: Fair, points: from 70 to under 90 points }
  - { id: average, label: Average, points: from 50 to under 70 points }
  - { id: poor, label: Poor, points: under 50 points }

caps:
  - { at_most: average, when: violation, message: A breach of the regulations }

# Examples are scored whenever the sheet is checked.
examples:
  - title: A good month
    answers: { due: 20, present: 19, violation: no, I.1: 22.5, I.2: complete, II.2: met }
    result: { points: 97.5, rating: good }
`;
