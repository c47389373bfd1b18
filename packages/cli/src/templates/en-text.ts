/** A starting sheet in English, in the text form. */
export const enText = (
  id: string,
): string => `# A sheet to begin with: put your own titles, points and ranges in.
# Lines that begin with # are comments. \`barem check\` reports every problem and its repair.
sheet ${id} "Quality of the meeting"
  source "Number, date and title of the regulation"
  status illustrative
  scale 100, step 0.5

# What can be counted or observed, and its limits.
facts
  due        "Members due to attend"        count from 1 to 500
  present    "Members present"              count from 0 to 500
  violation  "A breach of the regulations"  yes or no

# Records that break these are refused.
constraints
  present <= due  "Present cannot exceed due"

let attendance = present / due

# The points of a section are the sum of its criteria's maxima; the sections add up to the scale.
section I "Preparation" 40 points
  # An assessor gives points within a range.
  criterion I.1 "Content prepared" from 0 to 25 points
  # An assessor chooses a level.
  criterion I.2 "Documents sent ahead" choose one
    complete   "Sent ahead, complete"  15 points
    partial    "Partly sent"            5 points
    none_sent  "None"                   0 points

section II "Attendance and minutes" 60 points
  # Computed from facts. Between the ranges there is neither a hole nor an overlap.
  criterion II.1 "Attendance" by attendance
    from 90%               40 points
    from 75% to under 90%  25 points
    under 75%               0 points
  # An assessor answers met or not met.
  criterion II.2 "Minutes kept in full" met for 20 points

# The best rating stands first; the last has no requirements.
ratings
  good     "Good"     from 90 points
    requires attendance >= 90%  "Attendance of 90% or more"
  fair     "Fair"     from 70 to under 90 points
  average  "Average"  from 50 to under 70 points
  poor     "Poor"     under 50 points

caps
  at most average when violation  "A breach of the regulations"

# Examples are scored whenever the sheet is checked.
example "A good month"
  due = 20, present = 19, violation = no,
  I.1 = 22.5, I.2 = complete, II.2 = met
  result 97.5 points, rating good
`;
