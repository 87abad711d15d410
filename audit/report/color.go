package report

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

func (t *table) style(code, s string) string {
	if !t.opt.Color || s == "" {
		return s
	}
	return code + s + styleReset
}

func (t *table) bold(s string) string   { return t.style(styleBold, s) }
func (t *table) dim(s string) string    { return t.style(styleDim, s) }
func (t *table) red(s string) string    { return t.style(styleRed, s) }
func (t *table) green(s string) string  { return t.style(styleGreen, s) }
func (t *table) yellow(s string) string { return t.style(styleYellow, s) }
func (t *table) blue(s string) string   { return t.style(styleBlue, s) }
func (t *table) cyan(s string) string   { return t.style(styleCyan, s) }

// outcome colours the name of an outcome. Colour never says more than the word.
func (t *table) outcome(s string) string { return t.as(s, s) }

// as gives a text the colour of an outcome.
func (t *table) as(outcome, s string) string {
	switch outcome {
	case "breach", outcomeRejected:
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
func (t *table) state(s string) string {
	if s == "used" {
		return s
	}
	return t.yellow(s)
}
