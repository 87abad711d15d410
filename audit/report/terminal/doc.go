// Package terminal renders a run or a plan for a person at a terminal.
package terminal
