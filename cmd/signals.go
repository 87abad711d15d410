//go:build !js

package cmd

import (
	"os"
	"syscall"
)

// endings are the signals by which a run is asked to end. A second SIGQUIT prints
// what the program was at.
func endings() []os.Signal {
	return []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT}
}
