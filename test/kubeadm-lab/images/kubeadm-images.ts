import { join } from 'path';
import { execute } from '../commands';
import { Image } from './image';
import { Iptables } from './iptables';

/** Where the programs are that images are made from. */
export interface ProgramDirectories {
  readonly kubernetes: string;
  readonly coredns: string;
  readonly laboratory: string;
}

type Recipe = (name: string) => Image;

/** The images that kubeadm wants for a version of Kubernetes, with the names and tags that it asks for; etcd is not among them, it runs outside of containers. */
export async function kubeadmImages(version: string, programs: ProgramDirectories, iptables: Iptables): Promise<Image[]> {
  const listed = await execute([join(programs.kubernetes, 'kubeadm'), 'config', 'images', 'list', '--kubernetes-version', version]);
  const recipes = recipesOf(programs, iptables);
  const names = listed.split('\n').filter((line) => /^\S+\/\S+:\S+$/.test(line) && programOf(line) !== 'etcd');
  return names.map((name) => {
    const recipe = recipes[programOf(name)];
    if (recipe === undefined) throw new Error(`kubeadm wants the image ${name}, which the laboratory cannot make`);
    return recipe(name);
  });
}

function recipesOf(programs: ProgramDirectories, iptables: Iptables): Readonly<Record<string, Recipe | undefined>> {
  const component: Recipe = (name) => ({ name, files: inPath(programs.kubernetes, programOf(name)), entrypoint: [programOf(name)] });
  return {
    'kube-apiserver': component,
    'kube-controller-manager': component,
    'kube-scheduler': component,
    'kube-proxy': (name) => ({ ...component(name), files: { ...component(name).files, ...iptables.files }, links: iptables.links }),
    coredns: (name) => ({ name, files: { coredns: join(programs.coredns, 'coredns') }, entrypoint: ['/coredns'] }),
    pause: (name) => ({ name, files: { pause: join(programs.laboratory, 'pause') }, entrypoint: ['/pause'] }),
  };
}

function inPath(directory: string, program: string): Readonly<Record<string, string>> {
  return { [`usr/local/bin/${program}`]: join(directory, program) };
}

function programOf(name: string): string {
  return name.replace(/:[^:]*$/, '').split('/').pop() ?? name;
}
