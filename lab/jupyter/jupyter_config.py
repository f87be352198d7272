"""Jupyter as Greenlab uses it: our kernels, and nothing from the network. Jupyter finds this by JUPYTER_CONFIG_PATH."""
c = get_config()

c.KernelSpecManager.ensure_native_kernel = False
c.KernelSpecManager.allowed_kernelspecs = {"java", "ijava", "jjava"}

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
