package terminal

import (
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// The palette: the sixteen colours that every terminal maps to its own theme.
const (
	styleBold   = "\x1b[1m"
	styleDim    = "\x1b[2m"
	styleRed    = "\x1b[31m"
	styleGreen  = "\x1b[32m"
	styleYellow = "\x1b[33m"
	styleBlue   = "\x1b[34m"
	styleCyan   = "\x1b[36m"
	styleReset  = "\x1b[0m"
)

func (t *view) style(code, s string) string {
	if !t.opt.Color || s == "" {
		return s
	}
	return code + s + styleReset
}

func (t *view) bold(s string) string { return t.style(styleBold, s) }

func (t *view) dim(s string) string { return t.style(styleDim, s) }

func (t *view) red(s string) string { return t.style(styleRed, s) }

func (t *view) green(s string) string { return t.style(styleGreen, s) }

func (t *view) yellow(s string) string { return t.style(styleYellow, s) }

func (t *view) blue(s string) string { return t.style(styleBlue, s) }

func (t *view) cyan(s string) string { return t.style(styleCyan, s) }

// outcome colours the name of an outcome. Colour never says more than the word.
func (t *view) outcome(s string) string { return t.as(s, s) }

// as gives a text the colour of an outcome.
func (t *view) as(outcome, s string) string {
	switch outcome {
	case "breach", phrase.OutcomeRejected:
		return t.red(s)
	case "due":
		return t.yellow(s)
	case "report":
		return t.blue(s)
	case "review":
		return t.cyan(s)
	default:
		return s
	}
}

// state colours the state of a waiver or decision that needs a person.
func (t *view) state(s string) string {
	if s == "used" {
		return s
	}
	return t.yellow(s)
}
