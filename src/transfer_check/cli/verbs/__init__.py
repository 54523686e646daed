"""One module for each verb, one package for each group of verbs; `verb_register` says what a verb's module holds."""
