// pod-network is the pod network of the laboratory: `install SOURCE TARGET` copies the plug-ins to a machine, `run` gives the machine's
// pods the addresses of its node and keeps a route to the pods of every other node. All nodes must be in one network.
package main

import (
	"context"
	"log"
	"net"
	"os"
	"os/signal"
	"syscall"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

func main() {
	var err error
	switch {
	case len(os.Args) == 4 && os.Args[1] == "install":
		err = install(os.Args[2], os.Args[3])
	case len(os.Args) == 2 && os.Args[1] == "run":
		err = run(os.Getenv("NODE_NAME"), os.Getenv("POD_CIDR"))
	default:
		log.Fatal("pod-network install SOURCE TARGET | pod-network run, with NODE_NAME and POD_CIDR set")
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run follows the nodes until it is told to end; what it has set up stays.
func run(self, podCIDR string) error {
	_, pods, err := net.ParseCIDR(podCIDR)
	if err != nil {
		return err
	}
	config, err := rest.InClusterConfig()
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	if err := masquerade(pods); err != nil {
		return err
	}
	told, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return follow(told, client, func(nodes []*v1.Node) error { return apply(self, nodes) })
}

// follow calls back with all nodes whenever one of them has changed.
func follow(told context.Context, client kubernetes.Interface, changed func([]*v1.Node) error) error {
	factory := informers.NewSharedInformerFactory(client, 0)
	nodes := factory.Core().V1().Nodes()
	pending := make(chan struct{}, 1)
	notify := func() {
		select {
		case pending <- struct{}{}:
		default:
		}
	}
	if _, err := nodes.Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(any) { notify() },
		UpdateFunc: func(any, any) { notify() },
		DeleteFunc: func(any) { notify() },
	}); err != nil {
		return err
	}
	factory.Start(told.Done())
	factory.WaitForCacheSync(told.Done())
	for {
		select {
		case <-told.Done():
			return nil
		case <-pending:
		}
		all, err := nodes.Lister().List(labels.Everything())
		if err != nil {
			return err
		}
		if err := changed(all); err != nil {
			return err
		}
	}
}

// apply gives this machine what the nodes say: its own configuration, and the routes to the others.
func apply(self string, nodes []*v1.Node) error {
	routes := map[string]net.IP{}
	for _, node := range nodes {
		if node.Spec.PodCIDR == "" {
			continue
		}
		if node.Name == self {
			if err := configure(node.Spec.PodCIDR); err != nil {
				return err
			}
		} else if address := addressOf(node); address != nil {
			routes[node.Spec.PodCIDR] = address
		}
	}
	return setRoutes(routes)
}

func addressOf(node *v1.Node) net.IP {
	for _, address := range node.Status.Addresses {
		if address.Type == v1.NodeInternalIP {
			return net.ParseIP(address.Address)
		}
	}
	return nil
}
