"""A made-up roster in the format of schedulingbenchmarks.org, small enough to be solved by hand."""

LITEN = """# Two people, four days from a Monday, one kind of shift.
SECTION_HORIZON
4

SECTION_SHIFTS
# ShiftID, Length in mins, Shifts which cannot follow this shift | separated
D,480,

SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutiveShifts, MinConsecutiveShifts, MinConsecutiveDaysOff, MaxWeekends
A,D=2,960,960,2,1,1,1
B,D=2,960,0,2,1,1,1

SECTION_DAYS_OFF
# EmployeeID, DayIndexes (start at zero)
A,2,3
B,0,1

SECTION_SHIFT_ON_REQUESTS
# EmployeeID, Day, ShiftID, Weight
A,2,D,3

SECTION_SHIFT_OFF_REQUESTS
# EmployeeID, Day, ShiftID, Weight
B,3,D,1

SECTION_COVER
# Day, ShiftID, Requirement, Weight for under, Weight for over
0,D,2,100,1
1,D,1,100,1
2,D,1,100,1
3,D,0,100,1
"""
