package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/vishvananda/netlink"
)

const (
	configuration = "/etc/cni/net.d/10-laboratory.conflist"
	// The mark of this program on the routes that it has made; numbers from 5 on are free for those who ask (see ip-route(8)).
	protocol = 75
	format   = `{"cniVersion":"1.0.0","name":"laboratory","plugins":[{"type":"bridge","bridge":"cni0","isGateway":true,"hairpinMode":true,` +
		`"ipam":{"type":"host-local","ranges":[[{"subnet":%q}]],"routes":[{"dst":"0.0.0.0/0"}]}}]}`
)

// configure tells the container runtime which addresses the pods of this machine have.
func configure(subnet string) error {
	wanted := []byte(fmt.Sprintf(format, subnet))
	if present, err := os.ReadFile(configuration); err == nil && bytes.Equal(present, wanted) {
		return nil
	}
	log.Printf("pods of this node have addresses of %s", subnet)
	return replace(configuration, bytes.NewReader(wanted), 0o644)
}

// setRoutes makes the routes to the pods of other nodes what they should be.
func setRoutes(wanted map[string]net.IP) error {
	present, err := netlink.RouteListFiltered(netlink.FAMILY_V4, &netlink.Route{Protocol: protocol}, netlink.RT_FILTER_PROTOCOL)
	if err != nil {
		return err
	}
	for _, route := range present {
		if gateway, ok := wanted[route.Dst.String()]; ok && gateway.Equal(route.Gw) {
			delete(wanted, route.Dst.String())
		} else if err := netlink.RouteDel(&route); err != nil {
			return err
		}
	}
	for subnet, gateway := range wanted {
		_, destination, err := net.ParseCIDR(subnet)
		if err != nil {
			return err
		}
		if err := netlink.RouteReplace(&netlink.Route{Dst: destination, Gw: gateway, Protocol: protocol}); err != nil {
			return fmt.Errorf("route to %s by %s: %w", subnet, gateway, err)
		}
		log.Printf("pods of %s are behind %s", subnet, gateway)
	}
	return nil
}

// masquerade lets pods speak to the world with the address of their machine, and to each other with their own.
func masquerade(pods *net.IPNet) error {
	rule := []string{"POSTROUTING", "-s", pods.String(), "!", "-d", pods.String(), "-j", "MASQUERADE"}
	if exec.Command("iptables", append([]string{"-w", "-t", "nat", "-C"}, rule...)...).Run() == nil {
		return nil
	}
	if output, err := exec.Command("iptables", append([]string{"-w", "-t", "nat", "-A"}, rule...)...).CombinedOutput(); err != nil {
		return fmt.Errorf("iptables: %w: %s", err, output)
	}
	return nil
}

// install copies the programs of a directory; one that is in use is replaced, not written to.
func install(source, target string) error {
	entries, err := os.ReadDir(source)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		file, err := os.Open(filepath.Join(source, entry.Name()))
		if err != nil {
			return err
		}
		err = replace(filepath.Join(target, entry.Name()), file, 0o755)
		file.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func replace(path string, content io.Reader, mode os.FileMode) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".new-")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	if _, err := io.Copy(file, content); err != nil {
		return err
	}
	if err := file.Chmod(mode); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
