// The page of a case and its forms: searchable lists, and care with what is typed in a dialog.
import "./sokval.js";
import "./dialogskydd.js";
